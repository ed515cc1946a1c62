"""The folders of modules and paths: every file read for itself."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.clip_files import CLIPS
from toolkit_site.starter.reading.learning import ModuleContent, PathContent, UnitContent
from toolkit_site.starter.reading.learning_checks import check_place
from toolkit_site.starter.reading.model_checks import check_against_models
from toolkit_site.starter.reading.module_file import read_module, read_path
from toolkit_site.starter.reading.page_content import PageContent
from toolkit_site.starter.reading.problems import Report
from toolkit_site.starter.reading.starter_content import DRAWINGS, MODULES, PATHS, StarterContent
from toolkit_site.starter.reading.text_file import read_text
from toolkit_site.starter.reading.unit_file import read_unit


Content = TypeVar("Content", bound=PageContent)

MODULE_FILE = "module.md"
UNIT_FILE = re.compile(r"(?P<number>\d\d)-(?P<slug>[a-z0-9-]+)\.md")


def read_learning(folder: Path, content: StarterContent) -> list[tuple[PageContent, Report]]:
    """Add modules, units and paths to the content, and return each with what is wrong with it."""
    read: list[tuple[PageContent, Report]] = []
    for path in sorted((folder / MODULES).glob("*")):
        if path.is_dir() and path.name not in (DRAWINGS, CLIPS):
            module = _module(path)
            units = _units(path)
            content.modules.append(module[0])
            content.units += [unit for unit, _report in units]
            read += [module, *units]
    for path in sorted((folder / PATHS).glob("*.md")):
        learning_path = _path(path)
        content.paths.append(learning_path[0])
        read.append(learning_path)
    return read


def _module(folder: Path) -> tuple[ModuleContent, Report]:
    report = Report(f"{MODULES}/{folder.name}/{MODULE_FILE}")
    text = read_text(folder / MODULE_FILE, report)
    module = read_module(text, report) if text else ModuleContent(report.file)
    check_place(module, folder.name, report)
    return _finished(module, text, report)


def _units(folder: Path) -> list[tuple[UnitContent, Report]]:
    units = []
    numbers: dict[str, str] = {}
    for path in sorted(folder.glob("*.md")):
        if path.name == MODULE_FILE:
            continue
        report = Report(f"{MODULES}/{folder.name}/{path.name}")
        text = read_text(path, report)
        unit = (
            read_unit(text, folder.name, report)
            if text
            else UnitContent(report.file, module=folder.name)
        )
        match = UNIT_FILE.fullmatch(path.name)
        if match is None:
            report.add(1, _("the file of a unit is called like 01-first-look.md"))
        else:
            check_place(unit, match["slug"], report)
            _refuse_number(match["number"], path.name, numbers, report)
        units.append(_finished(unit, text, report))
    return units


def _refuse_number(number: str, name: str, numbers: dict[str, str], report: Report) -> None:
    first = numbers.setdefault(number, name)
    if first != name:
        message = _("the number %(number)s is that of %(file)s already")
        report.add(1, message % {"number": number, "file": first})


def _path(path: Path) -> tuple[PathContent, Report]:
    report = Report(f"{PATHS}/{path.name}")
    text = read_text(path, report)
    learning_path = read_path(text, report) if text else PathContent(report.file)
    check_place(learning_path, path.stem, report)
    return _finished(learning_path, text, report)


def _finished(page: Content, text: str | None, report: Report) -> tuple[Content, Report]:
    check_against_models(page, report)
    page.digest = sha256((text or "").encode()).hexdigest()
    return page, report
