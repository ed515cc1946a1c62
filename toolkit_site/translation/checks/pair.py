"""A source and its translation, read once for all checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit_site.translation.checks import markup
from toolkit_site.translation.checks.markup import BREAK, LINK, Tag, Text, Token
from toolkit_site.translation.checks.problems import Room


# Shown in messages, where a whole paragraph would hide what is wrong.
LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Span:
    """A stretch of words inside a tag."""

    tag: Tag
    words: str

    @property
    def quote(self) -> str:
        """The words, short enough for a message; the tag where there are none."""
        words = " ".join(self.words.split())
        if len(words) > LONGEST_QUOTE:
            return words[: LONGEST_QUOTE - 1] + "…"
        return words or f"<{self.tag.link or self.tag.name}>"


@dataclass(frozen=True)
class Side:
    """One of the two texts."""

    tokens: list[Token]

    @cached_property
    def text(self) -> str:
        """What a reader sees, line breaks as new lines."""
        return markup.plain_text(self.tokens)

    @cached_property
    def spans(self) -> list[Span]:
        """What stands inside tags, in the order in which they begin."""
        return [
            Span(token, _words_inside(self.tokens[start:]))
            for start, token in enumerate(self.tokens)
            if isinstance(token, Tag) and not token.ends and token.name != BREAK
        ]

    @property
    def links(self) -> list[Span]:
        return [span for span in self.spans if span.tag.name == LINK]

    def formatted(self) -> Iterator[Span]:
        """Yield what stands in tags other than links."""
        return (span for span in self.spans if span.tag.name != LINK)


@dataclass(frozen=True)
class Pair:
    """What a check looks at."""

    source: Side
    target: Side
    locale_code: str
    room: Room | None = None

    @property
    def language(self) -> str:
        """The language without its region."""
        return self.locale_code.lower().replace("_", "-").split("-")[0]


def _words_inside(tokens: list[Token]) -> str:
    depth = 0
    inside: list[Token] = []
    for token in tokens:
        if isinstance(token, Tag) and token.name != BREAK:
            depth += -1 if token.ends else 1
        if depth == 0:
            break
        inside.append(token)
    return markup.plain_text([token for token in inside if isinstance(token, Text)])
