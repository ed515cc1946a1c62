"""What only shows when files are held against each other: names that lead nowhere, codes that stand twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.markdown import Picture
from toolkit_site.starter.reading.page_content import Entry, PageContent
from toolkit_site.starter.reading.problems import Report, missing_file, unknown
from toolkit_site.starter.reading.starter_content import DRAWINGS, StarterContent


DRAWING_PATH = re.compile(r"drawings/[A-Za-z0-9][A-Za-z0-9_-]*\.svg")


def check_name(activity: ActivityContent, report: Report) -> None:
    """Report a file whose name does not carry its code and slug."""
    code, slug = activity.places.get("code"), activity.places.get("slug")
    expected = f"{activity.code}-{activity.columns.get('slug')}.md"
    if not code or not slug or report.has_problem_at(code.line) or report.has_problem_at(slug.line):
        return
    if report.file != expected:
        message = _("by its code and slug, the file is called %(name)s")
        report.add(slug.line, message % {"name": expected})


def check_references(activity: ActivityContent, content: StarterContent, report: Report) -> None:
    """Report topics, competences, activities and drawings that are named but not there."""
    rows = activity.rows
    topics = [topic.slug for topic in content.topics]
    codes = [other.code for other in content.activities]
    # A file of topics that could not be read says so itself.
    if topics:
        _check_names(rows.get("topics", []), "topic", _("topic"), topics, report)
    _check_names(rows.get("neighbours", []), "activity", _("activity"), codes, report)
    for entry in rows.get("neighbours", []):
        if entry.values["activity"] == activity.code:
            report.add(entry.line, _("an activity cannot come before or after itself"))
    check_shared_references(activity, content, report)


def check_shared_references(page: PageContent, content: StarterContent, report: Report) -> None:
    """Report the competences and drawings that a page of any kind names and that are not there."""
    competences, rows = sorted(content.competences), page.rows.get("competences", [])
    # A file of competences that could not be read says so itself.
    if competences:
        _check_names(rows, "competence", _("competence"), competences, report)
    for picture in page.pictures:
        _check_picture(picture, content, report)


def _check_names(
    entries: Iterable[Entry], name: str, kind: str, known: list[str], report: Report
) -> None:
    seen: set[str] = set()
    for entry in entries:
        value = entry.values[name]
        if value and value not in known:
            report.add(entry.line, unknown(kind, value, known))
        elif entry.key in seen:
            report.add(entry.line, _("%(key)s stands here twice") % {"key": value})
        seen.add(entry.key)


def _check_picture(picture: Picture, content: StarterContent, report: Report) -> None:
    if not DRAWING_PATH.fullmatch(picture.path):
        report.add(picture.line, _("a drawing is written as ![what it shows](drawings/NAME.svg)"))
    elif picture.path not in content.drawings:
        report.add(picture.line, missing_file(picture.path, sorted(content.drawings)))


def drawing_path(file: str) -> str:
    """Return the path by which files name a drawing, whichever folder it lies in."""
    return f"{DRAWINGS}/{file.rpartition('/')[2]}"


def warn_of_unused(content: StarterContent, reports: list[Report]) -> None:
    """Note drawings that no page shows."""
    used = {picture.path for page in content.pages for picture in page.pictures}
    for report in reports:
        if drawing_path(report.file) not in used:
            report.warn(1, _("nothing shows this drawing"))


def refuse_twins(content: StarterContent, reports: list[Report]) -> None:
    """Report codes and slugs that two activities claim, in both files."""
    for column in ("code", "slug"):
        uses = Counter(activity.columns.get(column) for activity in content.activities)
        for report, activity in zip(reports, content.activities, strict=True):
            value = activity.columns.get(column)
            if value and uses[value] > 1:
                others = [
                    o.file
                    for o in content.activities
                    if o.columns.get(column) == value and o is not activity
                ]
                report.add(
                    activity.places[column].line,
                    _("%(key)s: “%(value)s” is used by %(files)s too")
                    % {"key": column, "value": value, "files": ", ".join(others)},
                )
