"""A folder of content: all files read and checked, each for itself and against the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.activity import ActivityContent, Entry
from toolkit_site.starter.reading.activity_file import read_activity
from toolkit_site.starter.reading.competence_file import FrameworkContent, read_frameworks
from toolkit_site.starter.reading.drawings import check_drawing
from toolkit_site.starter.reading.markdown import Picture
from toolkit_site.starter.reading.model_checks import check_against_models
from toolkit_site.starter.reading.problems import Problem, Report, StarterError, missing_file, unknown
from toolkit_site.starter.reading.text_file import read_text
from toolkit_site.starter.reading.topic_file import TopicContent, read_topics


TOPICS = "topics.yaml"
COMPETENCES = "competences.yaml"
ACTIVITIES = "activities"
DRAWINGS = "drawings"
DRAWING_PATH = re.compile(r"drawings/[A-Za-z0-9][A-Za-z0-9_-]*\.svg")


@dataclass
class StarterContent:
    """Everything in a content folder. Drawings are found by the path that activities name."""

    topics: list[TopicContent] = field(default_factory=list)
    frameworks: list[FrameworkContent] = field(default_factory=list)
    activities: list[ActivityContent] = field(default_factory=list)
    drawings: dict[str, bytes] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def competences(self) -> set[str]:
        return {f"{frame.code}:{item.code}" for frame in self.frameworks for item in frame.competences}


def read_content(folder: Path) -> StarterContent:
    """Read a content folder.

    Raises:
        StarterError: with the problems of all files, when there is any.
    """
    content = StarterContent()
    reports = [_read_topics(folder, content), _read_frameworks(folder, content)]
    drawing_reports = _read_drawings(folder / ACTIVITIES, content)
    activity_reports = _read_activities(folder / ACTIVITIES, content)
    for report, activity in zip(activity_reports, content.activities, strict=True):
        _check_references(activity, content, report)
    _refuse_twins(content, activity_reports)
    problems = [p for report in (*reports, *drawing_reports, *activity_reports) for p in report.problems]
    if not all(problem.warning for problem in problems):
        raise StarterError(problems)
    content.warnings = sorted(problems)
    return content


def _read_topics(folder: Path, content: StarterContent) -> Report:
    report = Report(TOPICS)
    text = read_text(folder / TOPICS, report)
    content.topics = read_topics(text, report) if text else []
    return report


def _read_frameworks(folder: Path, content: StarterContent) -> Report:
    report = Report(COMPETENCES)
    text = read_text(folder / COMPETENCES, report)
    content.frameworks = read_frameworks(text, report) if text else []
    return report


def _read_drawings(folder: Path, content: StarterContent) -> list[Report]:
    reports = []
    for path in sorted((folder / DRAWINGS).glob("*.svg")):
        report = Report(f"{DRAWINGS}/{path.name}")
        data = path.read_bytes()
        check_drawing(data, report)
        content.drawings[report.file] = data
        reports.append(report)
    return reports


def _read_activities(folder: Path, content: StarterContent) -> list[Report]:
    reports = []
    for path in sorted(folder.glob("*.md")):
        report = Report(path.name)
        text = read_text(path, report)
        activity = read_activity(text, report) if text else ActivityContent(path.name)
        check_against_models(activity, report)
        activity.digest = sha256((text or "").encode()).hexdigest()
        content.activities.append(activity)
        reports.append(report)
    return reports


def _check_references(activity: ActivityContent, content: StarterContent, report: Report) -> None:
    topics = [topic.slug for topic in content.topics]
    codes = [other.code for other in content.activities if other.code != activity.code]
    _check_names(activity.rows.get("topics", []), "topic", _("topic"), topics, report)
    _check_names(
        activity.rows.get("competences", []), "competence", _("competence"), sorted(content.competences), report
    )
    _check_names(activity.rows.get("neighbours", []), "activity", _("activity"), codes, report)
    for picture in activity.pictures:
        _check_picture(picture, content, report)


def _check_names(entries: Iterable[Entry], name: str, kind: str, known: list[str], report: Report) -> None:
    seen: set[str] = set()
    for entry in entries:
        value = entry.values[name] if not isinstance(entry.values, str) else ""
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


def _refuse_twins(content: StarterContent, reports: list[Report]) -> None:
    for column in ("code", "slug"):
        uses = Counter(activity.columns.get(column) for activity in content.activities)
        for report, activity in zip(reports, content.activities, strict=True):
            value = activity.columns.get(column)
            if value and uses[value] > 1:
                others = [o.file for o in content.activities if o.columns.get(column) == value and o is not activity]
                report.add(
                    activity.places[column].line,
                    _("%(key)s: “%(value)s” is used by %(files)s too")
                    % {"key": column, "value": value, "files": ", ".join(others)},
                )
