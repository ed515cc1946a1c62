"""Taking the words of a PO file into a translation, and telling what became of each message."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from wagtail_localize.models import Translation

from toolkit_site.translation.engine.segments import SegmentKey
from toolkit_site.translation.exchange.po.matching import matched, usable
from toolkit_site.translation.exchange.po.reading import Message, PoFile
from toolkit_site.translation.exchange.po.reports import ImportReport, Line, PoError
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.recording import Entry, Intent, Kind, Outcome, record


def import_po(
    translation: Translation,
    po: PoFile,
    *,
    user: Any,
    door: Door = Door.PO,
    intent: Intent = Intent.TRANSLATE,
    overrule: bool = False,
) -> ImportReport:
    """Record the words of a file. One bad message does not hold up the others; the report tells all of them.

    Fuzzy messages are proposals, and so are those that a check warns about, unless `overrule` says that somebody
    answers for them. What others wrote since the file was exported is not overwritten.

    Raises:
        PoError: when the file is in another language.
        PermissionDenied, PageLockedError: as `record` does.
    """
    _require_language(translation, po)
    report = ImportReport()
    found = matched(translation, usable(po.messages, report), report)
    entries = [
        _entry(message, key, po, intent, overrule=overrule, attended=user is not None)
        for message, key in found
    ]
    outcomes = record(translation, entries, user=user, door=door)
    for (message, _key), outcome in zip(found, outcomes, strict=True):
        _tell(report, message, outcome, overrule=overrule)
    return report


def _require_language(translation: Translation, po: PoFile) -> None:
    code = translation.target_locale.language_code
    if po.language and not _is_same_language(po.language, code):
        raise PoError(
            _("This file is in “%(theirs)s”, and here you translate into “%(ours)s”.")
            % {"theirs": po.language[:20], "ours": code}
        )


def _is_same_language(one: str, other: str) -> bool:
    """Compare language codes. A region counts only where both have one: `pt_PT` is `pt`."""
    first, second = (code.lower().replace("_", "-").split("-") for code in (one, other))
    return all(part == counterpart for part, counterpart in zip(first, second, strict=False))


def _entry(
    message: Message,
    key: SegmentKey,
    po: PoFile,
    intent: Intent,
    *,
    overrule: bool,
    attended: bool,
) -> Entry:
    return Entry(
        *key,
        text=message.msgstr,
        intent=Intent.PROPOSE if message.fuzzy else intent,
        overrule=overrule,
        or_propose=True,
        exported_at=po.exported_at if attended else None,
    )


def _tell(report: ImportReport, message: Message, outcome: Outcome, *, overrule: bool) -> None:
    line = Line(message.msgctxt, message.msgid, message.line, outcome.problems, outcome.row)
    if outcome.kind is Kind.SAVED:
        report.saved += 1
        if outcome.problems and not overrule:
            report.warned.append(line)
        if outcome.obsolete:
            report.obsolete.append(line)
    elif outcome.kind is Kind.UNCHANGED:
        report.unchanged += 1
    else:
        lists = {
            Kind.CONFLICT: report.conflicts,
            Kind.REFUSED: report.refused,
            Kind.UNKNOWN: report.unknown,
        }
        lists[outcome.kind].append(line)
