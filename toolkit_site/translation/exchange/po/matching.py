"""Which message of a PO file belongs to which segment: by content path and source text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from wagtail_localize.models import String, Translation, TranslationContext

from toolkit_site.translation.checks.markup import MarkupRefusedError, sanitise
from toolkit_site.translation.checks.problems import Problem
from toolkit_site.translation.engine.segments import SegmentKey, current_segments
from toolkit_site.translation.exchange.po.reading import Message
from toolkit_site.translation.exchange.po.reports import ImportReport, Line


def usable(messages: Iterable[Message], report: ImportReport) -> Iterator[Message]:
    """Yield the messages that can belong to a segment, each once; the others are told in the report."""
    seen: dict[tuple[str, str], Message] = {}
    for message in messages:
        first = seen.setdefault((message.msgctxt, message.msgid), message)
        problem = _problem(message, first)
        if problem:
            report.refused.append(
                Line(message.msgctxt, message.msgid, message.line, [Problem("message", problem)])
            )
        elif first is message:
            yield message


def _problem(message: Message, first: Message) -> str:
    if not message.msgctxt:
        return _("This message does not say where it belongs: its “msgctxt” is missing.")
    if message.plural:
        return _("Messages with plural forms do not belong to pages.")
    if message.msgstr != first.msgstr:
        return _("This message is there twice, with another translation on line %(line)s.") % {
            "line": first.line
        }
    return ""


def matched(
    translation: Translation, messages: Iterable[Message], report: ImportReport
) -> list[tuple[Message, SegmentKey]]:
    """Return the messages with the keys of their segments; those that belong nowhere are told in the report.

    First the segments of today, then those that the source once had: their words are kept.
    """
    current = {
        (segment.path, segment.html): segment.key
        for segment in current_segments(translation.source)
    }
    found: list[tuple[Message, SegmentKey]] = []
    left: list[Message] = []
    for message in messages:
        key = _find(current, message)
        if key is None:
            left.append(message)
        else:
            found.append((message, key))
    former = _former(translation, left) if left else {}
    for message in left:
        key = _find(former, message)
        if key is None:
            report.unknown.append(Line(message.msgctxt, message.msgid, message.line))
        else:
            found.append((message, key))
    return found


def _find(keys: dict[tuple[str, str], SegmentKey], message: Message) -> SegmentKey | None:
    found = keys.get((message.msgctxt, message.msgid))
    return found or keys.get((message.msgctxt, _respelled(message.msgid)))


def _respelled(msgid: str) -> str:
    """Return a source text as wagtail-localize spells it: some tools write `<br>` for `<br/>`."""
    try:
        return sanitise(msgid)
    except MarkupRefusedError:
        return msgid


def _former(translation: Translation, messages: list[Message]) -> dict[tuple[str, str], SegmentKey]:
    """Return places of this object with texts of its language. Whether they belong together, `record` knows."""
    source = translation.source
    places = dict(
        TranslationContext.objects.filter(object_id=source.object_id).values_list("path", "pk")
    )
    candidates = [message for message in messages if message.msgctxt in places]
    hashes = {
        String._get_data_hash(text)
        for message in candidates
        for text in (message.msgid, _respelled(message.msgid))
    }
    rows = String.objects.filter(locale=source.locale_id, data_hash__in=hashes)
    texts = dict(rows.values_list("data", "pk")) if hashes else {}
    return {
        (message.msgctxt, text): (places[message.msgctxt], texts[text])
        for message in candidates
        for text in (message.msgid, _respelled(message.msgid))
        if text in texts
    }
