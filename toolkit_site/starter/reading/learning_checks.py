"""What only shows when the files of modules, units and paths are held against each other and against the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from modules.blocks.questions.looking import CutBlock
from modules.learning_paths.checking import problems
from modules.learning_paths.choices import Force
from modules.learning_paths.rules import Step
from toolkit_site.starter.reading.clip_files import CLIPS, film_path, is_film, poster_path
from toolkit_site.starter.reading.clip_folder import length_of
from toolkit_site.starter.reading.cross_checks import check_shared_references
from toolkit_site.starter.reading.learning import PathContent, UnitContent
from toolkit_site.starter.reading.page_content import Entry, PageContent
from toolkit_site.starter.reading.problems import Report, missing_file, unknown
from toolkit_site.starter.reading.starter_content import StarterContent


# Steps are told apart by ids there; any will do.
ANY = UUID(int=0)


def check_place(page: PageContent, slug: str, report: Report) -> None:
    """Report a file or folder whose name does not carry the slug."""
    place = page.places.get("slug")
    if place and not report.has_problem_at(place.line) and page.slug != slug:
        message = _("the name of the file or folder says “%(name)s”")
        report.add(place.line, message % {"name": slug})


def check_learning(read: Iterable[tuple[PageContent, Report]], content: StarterContent) -> None:
    """Report what modules, units and paths name and what is not there, and paths that nobody can walk."""
    codes = [activity.code for activity in content.activities]
    units = [unit.name for unit in content.units]
    for page, report in read:
        check_shared_references(page, content, report)
        if isinstance(page, UnitContent):
            _check_slug(page, content, report)
            _check_activities(page, codes, report)
            _check_clips(page, content, report)
        elif isinstance(page, PathContent):
            _check_path(page, units, codes, report)


def _check_slug(unit: UnitContent, content: StarterContent, report: Report) -> None:
    others = [one.file for one in content.units if one.name == unit.name and one is not unit]
    if others and "slug" in unit.places:
        message = _("%(key)s: “%(value)s” is used by %(files)s too")
        values = {"key": "slug", "value": unit.slug, "files": ", ".join(others)}
        report.add(unit.places["slug"].line, message % values)


def _check_activities(unit: UnitContent, codes: list[str], report: Report) -> None:
    for entry in unit.streams.get("body", []):
        code = entry.values["activity"] if entry.kind == "activity" else ""
        if code and code not in codes:
            report.add(entry.line, unknown(_("activity"), code, codes))


def _check_clips(unit: UnitContent, content: StarterContent, report: Report) -> None:
    for file in unit.clip_files:
        is_there = file.path in content.clips or report.has_problem_at(file.line)
        # Of captions whose film is missing, one message is enough.
        if not is_there and (is_film(file.path) or film_path(file.path) in content.clips):
            report.add(file.line, missing_file(file.path, sorted(content.clips)))
    for check in unit.streams.get("body", []):
        for question in check.values["questions"] if check.kind == "self_check" else ():
            if question.kind == CutBlock.kind and not question.flawed:
                _check_cuts(question, content, report)


def _check_cuts(question: Entry, content: StarterContent, report: Report) -> None:
    film, last = question.values["clip"].get("video"), question.values["cuts"][-1:]
    end = length_of(film.path, content) if film else None
    if end is not None and last and float(last[0].words) >= end:
        message = _("there is no cut at second %(cut)s: the film ends at second %(end)s")
        report.add(last[0].line, message % {"cut": last[0].words, "end": end})


def warn_of_unused_clips(content: StarterContent, reports: Iterable[Report]) -> None:
    """Note films and captions that no unit names."""
    named = {file.path for unit in content.units for file in unit.clip_files}
    used = {*named, *(poster_path(path) for path in named if is_film(path))}
    for report in reports:
        if f"{CLIPS}/{report.file.rpartition('/')[2]}" not in used:
            report.warn(1, _("nothing shows this file"))


def _check_path(path: PathContent, units: list[str], codes: list[str], report: Report) -> None:
    steps = path.streams.get("steps", [])
    before = len(report.problems)
    for entry in steps:
        known, kind = (
            (units, pgettext("a part of a module", "unit"))
            if "/" in entry.key
            else (codes, _("activity"))
        )
        if entry.key and entry.key not in known:
            report.add(entry.line, unknown(kind, entry.key, known))
    _check_rules(steps, report)
    # Whoever names what is missing above need not hear of it twice.
    if steps and len(report.problems) == before and not any(entry.flawed for entry in steps):
        titles = {_id(entry.key): entry.key for entry in steps}
        for message in problems([_step(entry) for entry in steps], titles):
            report.add(path.places["steps"].line, message)


def _check_rules(steps: list[Entry], report: Report) -> None:
    names = [entry.key for entry in steps]
    for number, entry in enumerate(steps):
        if entry.key and entry.key in names[:number]:
            report.add(entry.line, _("%(key)s stands here twice") % {"key": entry.key})
        for wanted in _rule(entry):
            if wanted.key and wanted.key not in names:
                report.add(wanted.line, unknown(_("step of the path"), wanted.key, names))
            elif wanted.key == entry.key:
                report.add(wanted.line, _("a step cannot come after itself"))


def _rule(entry: Entry) -> Iterator[Entry]:
    yield from entry.values["rule"]["steps"]


def _step(entry: Entry) -> Step:
    rule = entry.values["rule"]
    return Step(
        key=_id(entry.key),
        required=entry.values["required"],
        wanted=rule["wanted"],
        needs=tuple(_id(wanted.key) for wanted in _rule(entry)),
        locks=rule["force"] == Force.LOCK,
    )


def _id(name: str) -> UUID:
    return uuid5(ANY, name)
