"""Reading the inline HTML of segments, token by token, without an HTML parser.

Parsers disagree about comments, CDATA and half-open tags. Here only the few tags that a segment may carry are known;
everything else that could open markup is refused by name, and everything that is left is text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from typing import NoReturn

from django.utils.translation import gettext as _

from wagtail_localize import strings

from bleach.sanitizer import Cleaner

from toolkit_site.translation.checks.problems import Problem


# Far beyond any honest segment; above it, nothing is even looked at.
MAX_LENGTH = 50_000
MAX_TAGS = 1_000
MAX_DEPTH = 12
SHOWN = 40

LINK = "a"
BREAK = "br"

# Unicode keeps them for programs: `publishing.marking` puts its signs between words with them.
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)"""
    r"""(?:\s+id\s*=\s*(?P<quote>["']?)(?P<id>[a-zA-Z][\w-]{0,49})(?P=quote))?\s*(?P<empty>/?)>"""
)


@dataclass(frozen=True)
class Text:
    """Words, as people read them: no entities."""

    words: str


@dataclass(frozen=True)
class Tag:
    """The beginning or the end of a tag, or a line break. Links carry the id that stands for their address."""

    name: str
    link: str = ""
    ends: bool = False


Token = Text | Tag


class MarkupRefusedError(ValueError):
    """A text holds markup that segments cannot carry; `problems` says which, in the reader's language."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problems = [problem]


def inline_tags() -> frozenset[str]:
    """Return the names of the tags that segments may carry. Asked each time: the engine adds some at start-up."""
    return frozenset(strings.INLINE_TAGS)


def read(html: str) -> list[Token]:
    """Return the tokens of an inline text.

    Raises:
        MarkupRefusedError: when there is any markup but the inline tags, or when tags do not stand in pairs.
    """
    if len(html) > MAX_LENGTH:
        _refuse("too-long", _("This text is too long to be read."))
    tokens = list(_tokens(html))
    _refuse_unpaired([token for token in tokens if isinstance(token, Tag)])
    return tokens


def read_leniently(html: str) -> list[Token]:
    """Return the tokens of an inline text that is stored already; one that nobody can read is all words."""
    try:
        return read(html)
    except MarkupRefusedError:
        return [Text(html)]


def write(tokens: list[Token]) -> str:
    """Return the inline HTML of tokens, spelled as wagtail-localize spells it."""
    return "".join(
        _written_tag(token) if isinstance(token, Tag) else escaped(token.words) for token in tokens
    )


def escaped(words: str) -> str:
    """Return words as HTML text, with no more entities than wagtail-localize writes."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sanitise(html: str) -> str:
    """Return an inline text as it is stored: only known tags, in wagtail-localize's spelling, tidy at both ends.

    Nothing is dropped in silence. For words that come as HTML: files, memories, machines.

    Raises:
        MarkupRefusedError: when there is any markup but the inline tags, or when tags do not stand in pairs.
    """
    clean = write(tidy(read(html)))
    if _as_a_browser_reads(clean) != clean:
        _refuse("markup", _("This text holds markup that cannot be part of a translation."))
    return clean


def _as_a_browser_reads(html: str) -> str:
    # A second judge that shares no code with the reader above.
    cleaner = Cleaner(tags=inline_tags(), attributes={LINK: ["id"]}, protocols=[], strip=True)
    return str(cleaner.clean(html)).replace("<br>", "<br/>")


def tidy(tokens: list[Token]) -> list[Token]:
    """Return tokens without invisible control characters, composed (NFC), without spaces and breaks at the ends."""
    clean: list[Token] = [
        Text(_plain(token.words)) if isinstance(token, Text) else token for token in tokens
    ]
    clean = _without_leading_space(clean)
    return _without_leading_space(clean[::-1], at_end=True)[::-1]


def plain_text(tokens: list[Token]) -> str:
    """Return the words that a reader sees; a line break is a newline."""
    return "".join(
        token.words if isinstance(token, Text) else "\n" if token.name == BREAK else ""
        for token in tokens
    )


def _tokens(html: str) -> list[Token]:
    tokens: list[Token] = []
    position = tags = 0
    while (start := _MARKUP.search(html, position)) is not None:
        found = _TAG.match(html, start.start())
        tags += 1
        if found is None or not _is_known(found) or tags > MAX_TAGS:
            _refuse_tag(html[start.start() :])
        _add_text(tokens, html[position : start.start()])
        tokens.append(_tag(found))
        position = found.end()
    _add_text(tokens, html[position:])
    return tokens


def _add_text(tokens: list[Token], piece: str) -> None:
    if piece:
        tokens.append(Text(unescape(piece)))


def _is_known(found: re.Match[str]) -> bool:
    name = found["name"].lower()
    carries_id = found["id"] is not None
    is_break = name == BREAK
    return (
        name in inline_tags()
        and not (carries_id and (name != LINK or found["end"]))
        and not (found["empty"] and (not is_break or found["end"]))
        and not (is_break and found["end"])
    )


def _tag(found: re.Match[str]) -> Tag:
    return Tag(found["name"].lower(), found["id"] or "", bool(found["end"]))


def _written_tag(tag: Tag) -> str:
    if tag.name == BREAK:
        return "<br/>"
    if tag.ends:
        return f"</{tag.name}>"
    return f'<{tag.name} id="{tag.link}">' if tag.link else f"<{tag.name}>"


def _refuse_tag(rest: str) -> NoReturn:
    _refuse("markup", refusal(rest[: rest.find(">") + 1] or rest))


def refusal(tag: str) -> str:
    """Return what is said of a tag that a translation cannot carry."""
    return _(
        "“%(tag)s” cannot be part of a translation. Remove it, or write it as plain words."
    ) % {"tag": tag if len(tag) <= SHOWN else tag[:SHOWN] + "…"}


def _refuse_unpaired(tags: list[Tag]) -> None:
    open_tags: list[Tag] = []
    for tag in tags:
        if tag.name == BREAK:
            continue
        if not tag.ends:
            if _is_link_in_link(tag, open_tags) or len(open_tags) >= MAX_DEPTH:
                _refuse_broken(tag)
            open_tags.append(tag)
        elif not open_tags or open_tags.pop().name != tag.name:
            _refuse_broken(tag)
    if open_tags:
        _refuse_broken(open_tags[-1])


def _is_link_in_link(tag: Tag, open_tags: list[Tag]) -> bool:
    return tag.name == LINK and any(outer.name == LINK for outer in open_tags)


def _refuse_broken(tag: Tag) -> NoReturn:
    name = ("/" if tag.ends else "") + (tag.link or tag.name)
    _refuse(
        "broken-tag",
        _(
            "The tag <%(tag)s> is broken: every tag needs a beginning and an end, one inside the other."
        )
        % {"tag": name},
    )


def _refuse(problem: str, message: str) -> NoReturn:
    raise MarkupRefusedError(Problem(problem, message))


def _plain(words: str) -> str:
    words = re.sub(r"[\t\n\r\v\f\x85\u2028\u2029]+", " ", words)
    # Controls, halves of characters and code points without a meaning: no database or browser wants them.
    kept = (mark for mark in words if unicodedata.category(mark) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", _NONCHARACTERS.sub("", "".join(kept)))


def _without_leading_space(tokens: list[Token], *, at_end: bool = False) -> list[Token]:
    rest = list(tokens)
    while rest:
        first = rest[0]
        if isinstance(first, Tag) and first.name != BREAK:
            break
        words = first.words if isinstance(first, Text) else ""
        words = words.rstrip() if at_end else words.lstrip()
        if words:
            return [Text(words), *rest[1:]]
        rest.pop(0)
    return rest
