"""The list of all checks, and the one function that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from toolkit_site.translation.checks import (
    formatting,
    markup,
    numbers,
    placeholders,
    punctuation,
    script,
    words,
)
from toolkit_site.translation.checks.markup import MarkupRefusedError
from toolkit_site.translation.checks.pair import Pair, Side
from toolkit_site.translation.checks.problems import Problem, Room


@dataclass(frozen=True)
class Check:
    """One thing to look at. A check that blocks is an error; the others warn, and a person may overrule them."""

    id: str
    label: str | Promise
    messages: Callable[[Pair], Iterator[str]]
    blocks: bool = False


CHECKS = (
    Check("blank", _("No words"), words.blank, blocks=True),
    Check("too-long", _("Too long"), words.too_long, blocks=True),
    Check("one-line", _("Line breaks"), words.one_line, blocks=True),
    Check("plain-text", _("Formatting"), words.plain_text_only, blocks=True),
    Check("missing-link", _("Missing link"), formatting.missing_link, blocks=True),
    Check("repeated-link", _("Repeated link"), formatting.repeated_link, blocks=True),
    Check("unknown-link", _("Unknown link"), formatting.unknown_link, blocks=True),
    Check(
        "missing-placeholder",
        _("Missing placeholder"),
        placeholders.missing_placeholder,
        blocks=True,
    ),
    Check(
        "invented-placeholder",
        _("Unknown placeholder"),
        placeholders.invented_placeholder,
        blocks=True,
    ),
    Check("numbers", _("Numbers"), numbers.changed_number),
    Check("formatting", _("Dropped formatting"), formatting.dropped_formatting),
    Check("tags-as-words", _("Markup"), words.tags_as_words),
    Check("same", _("Same as the original"), words.same_as_source),
    Check("end-punctuation", _("Punctuation at the end"), punctuation.end_punctuation),
    Check("punctuation-spaces", _("Spaces around signs"), punctuation.punctuation_spaces),
    Check("double-spaces", _("Double spaces"), punctuation.double_spaces),
    Check("line-count", _("Number of lines"), words.line_count),
    Check("other-script", _("Another script"), script.other_script),
    Check("mixed-script", _("Mixed letters"), script.mixed_script),
)

# Refused while the text is read, before any of the checks above.
LABELS = {
    "markup": _("Markup"),
    "broken-tag": _("Broken tag"),
    **{check.id: check.label for check in CHECKS},
}


def check(source_html: str, text: str, place: Room | None, locale_code: str) -> list[Problem]:
    """Return what is wrong, or looks wrong, with a translation: errors first.

    Both texts are inline HTML. Without a place, nothing is said about lengths and lines.
    """
    try:
        target = markup.read(text)
    except MarkupRefusedError as refusal:
        return refusal.problems
    pair = Pair(Side(markup.read_leniently(source_html)), Side(target), locale_code, place)
    return list(_problems(pair))


def _problems(pair: Pair) -> Iterator[Problem]:
    if messages := list(words.blank(pair)):
        yield Problem("blank", messages[0])
        return
    for each in CHECKS:
        for message in each.messages(pair):
            yield Problem(each.id, message, each.blocks)
