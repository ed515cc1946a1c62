"""Are there words at all, and do they fit in their place?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toolkit_site.translation.checks import markup
from toolkit_site.translation.checks.pair import Pair
from toolkit_site.translation.checks.placeholders import PLACEHOLDER


# Characters that show nothing, though Unicode counts them among letters and symbols.
_EMPTY_LOOKING = "\u115f\u1160\u2800\u3164\uffa0"
_LIKE_A_TAG = re.compile(r"<[/!?]?[A-Za-z\[-][^<>]*>")
WORDS_THAT_MAY_BE_THE_SAME = 2


def is_blank(text: str) -> bool:
    """Tell whether a reader would see nothing: only spaces of any kind, zero-width characters, controls."""
    return all(
        mark.isspace() or mark in _EMPTY_LOOKING or unicodedata.category(mark) in ("Cf", "Cc", "Mn")
        for mark in text
    )


def blank(pair: Pair) -> Iterator[str]:
    """There is nothing to read."""
    if is_blank(pair.target.text):
        yield _("There are no words yet. Write the translation, or leave the segment untranslated.")


def too_long(pair: Pair) -> Iterator[str]:
    """There are more visible characters than the field holds."""
    limit = pair.room.max_length if pair.room else None
    over = len(pair.target.text) - limit if limit else 0
    if over > 0:
        yield ngettext(
            "The text is %(over)s character too long: there is room for %(limit)s. Shorten it.",
            "The text is %(over)s characters too long: there is room for %(limit)s. Shorten it.",
            over,
        ) % {"over": over, "limit": limit}


def one_line(pair: Pair) -> Iterator[str]:
    """A text that stands on one line has line breaks."""
    if pair.room and not pair.room.multiline and "\n" in pair.target.text:
        yield _("This text stands on one line. Take the line breaks out.")


def plain_text_only(pair: Pair) -> Iterator[str]:
    """A field without formatting is given some."""
    span = next(iter(pair.target.spans), None)
    if pair.room and not pair.room.rich and span and not pair.source.spans:
        yield _(
            "This text cannot have formatting or links. Take the tags around “%(words)s” out."
        ) % {"words": span.quote}


def tags_as_words(pair: Pair) -> Iterator[str]:
    """Something like HTML was pasted: readers would see the tags."""
    for found in _LIKE_A_TAG.finditer(pair.target.text):
        if found[0] not in pair.source.text:
            yield markup.refusal(found[0])
            return


def same_as_source(pair: Pair) -> Iterator[str]:
    """The source was copied. One word or two may well be the same: names, terms."""
    words = re.findall(r"[^\W\d_]+", PLACEHOLDER.sub(" ", pair.source.text))
    same = " ".join(pair.source.text.split()) == " ".join(pair.target.text.split())
    if same and len(words) > WORDS_THAT_MAY_BE_THE_SAME:
        yield _("The translation is the same as the original.")


def line_count(pair: Pair) -> Iterator[str]:
    """A text of several lines has more or fewer of them."""
    lines, expected = (side.text.strip().count("\n") + 1 for side in (pair.target, pair.source))
    if lines != expected:
        yield _("The original has %(expected)s lines, the translation %(lines)s.") % {
            "expected": expected,
            "lines": lines,
        }
