"""From the files of a language's folder to catalogues, with every reason not to load them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from toolkit_site.starter.catalogues.catalogue import Catalogue
from toolkit_site.starter.catalogues.checking import Judge
from toolkit_site.starter.catalogues.originals import Texts, file_names, originals
from toolkit_site.starter.reading.problems import Report, unknown
from toolkit_site.starter.reading.starter_content import TRANSLATIONS, StarterContent
from toolkit_site.translation.exchange.po.reading import PoFile, read_po
from toolkit_site.translation.exchange.po.reports import PoError


def read_catalogues(folder: Path, content: StarterContent) -> list[Report]:
    """Add the catalogues of all languages to the content, and return what is wrong with them."""
    reports = []
    # Each language translates the same originals.
    known = cache(lambda name: dict(originals(name, content)))
    for language_folder in sorted((folder / TRANSLATIONS).glob("*")):
        language = language_folder.name
        if language not in _languages():
            report = Report(f"{TRANSLATIONS}/{language}")
            report.add(1, unknown(_("language"), language, _languages()))
            reports.append(report)
            continue
        for path in sorted(language_folder.glob("*.po")):
            reports.append(_read(path, language, content, known))
    return reports


def _languages() -> list[str]:
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return [code for code in codes if code != settings.LANGUAGE_CODE]


def _read(
    path: Path,
    language: str,
    content: StarterContent,
    known: Callable[[str], Mapping[str, Texts]],
) -> Report:
    report = Report(f"{TRANSLATIONS}/{language}/{path.name}")
    if path.name not in file_names(content):
        report.add(1, unknown(_("file"), path.name, file_names(content)))
        return report
    data = path.read_bytes()
    try:
        found = read_po(data)
    except PoError as error:
        report.add(error.line or 1, error.reason)
        return report
    _check_language(found, language, report)
    judge = Judge(known(path.name), language, report)
    content.catalogues.append(
        Catalogue(
            file=f"{language}/{path.name}",
            language=language,
            digest=sha256(data).hexdigest(),
            objects=judge.sort(found.messages),
        )
    )
    return report


def _check_language(found: PoFile, language: str, report: Report) -> None:
    if found.language != language:
        message = _("the header says “Language: %(theirs)s”, and the folder is for “%(ours)s”")
        report.add(1, message % {"theirs": found.language, "ours": language})
