"""A folder of content: all files read and checked, each for itself and against the others."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from django.utils.translation import gettext as _

from toolkit_site.starter.catalogues.reading import read_catalogues
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.activity_file import read_activity
from toolkit_site.starter.reading.clip_folder import read_clips
from toolkit_site.starter.reading.competence_file import read_frameworks
from toolkit_site.starter.reading.cross_checks import (
    check_name,
    check_references,
    drawing_path,
    refuse_twins,
    warn_of_unused,
)
from toolkit_site.starter.reading.drawings import check_drawing
from toolkit_site.starter.reading.learning_checks import check_learning, warn_of_unused_clips
from toolkit_site.starter.reading.learning_folder import read_learning
from toolkit_site.starter.reading.model_checks import check_against_models
from toolkit_site.starter.reading.problems import Report, StarterError
from toolkit_site.starter.reading.starter_content import (
    ACTIVITIES,
    COMPETENCES,
    DRAWINGS,
    MODULES,
    PATHS,
    TOPICS,
    StarterContent,
)
from toolkit_site.starter.reading.text_file import read_text
from toolkit_site.starter.reading.topic_file import read_topics


# One pool: a unit may show the drawing of an activity.
DRAWING_FOLDERS = (ACTIVITIES, MODULES, f"{MODULES}/*", PATHS)


def read_content(folder: Path) -> StarterContent:
    """Read a content folder.

    Raises:
        StarterError: with the problems of all files, when there is any.
    """
    content = StarterContent()
    reports = [_read_topics(folder, content), _read_frameworks(folder, content)]
    drawing_reports = _read_drawings(folder, content)
    clip_reports = read_clips(folder, content)
    activity_reports = _read_activities(folder / ACTIVITIES, content)
    for report, activity in zip(activity_reports, content.activities, strict=True):
        check_name(activity, report)
        check_references(activity, content, report)
    refuse_twins(content, activity_reports)
    learning = read_learning(folder, content)
    check_learning(learning, content)
    reports += [
        *drawing_reports,
        *clip_reports,
        *activity_reports,
        *(report for _page, report in learning),
    ]
    _refuse_flawed(reports)
    # What they translate is known only when the originals are.
    found = [problem for one in read_catalogues(folder, content) for problem in one.problems]
    content.doubts = sorted(problem for problem in found if problem.warning)
    if len(found) > len(content.doubts):
        raise StarterError(problem for problem in found if not problem.warning)
    warn_of_unused(content, drawing_reports)
    warn_of_unused_clips(content, clip_reports)
    content.warnings = sorted(problem for report in reports for problem in report.problems)
    return content


def _refuse_flawed(reports: list[Report]) -> None:
    if any(report.failed for report in reports):
        raise StarterError(problem for report in reports for problem in report.problems)


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
    reports: list[Report] = []
    for home in DRAWING_FOLDERS:
        for path in sorted(folder.glob(f"{home}/{DRAWINGS}/*.svg")):
            # Those of activities were there first, and are known without their folder.
            known = path.relative_to(folder / ACTIVITIES if home == ACTIVITIES else folder)
            report = Report(known.as_posix())
            data = path.read_bytes()
            check_drawing(data, report)
            if drawing_path(report.file) in content.drawings:
                report.add(1, _("another folder has a drawing of this name already"))
            content.drawings.setdefault(drawing_path(report.file), data)
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
