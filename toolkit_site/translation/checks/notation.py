r"""What people type: words, with `<b>…</b>` and `<a1>…</a1>` for formatting and links, and new lines for breaks.

Only the tags that segments may carry are markup. Whatever else is typed stays what it looks like: a typed `<script>` is
eight characters on the page. A backslash in front makes a tag into plain words as well: `\<b>` shows `<b>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from toolkit_site.translation.checks import markup
from toolkit_site.translation.checks.markup import BREAK, LINK, Tag, Text, Token


_LINK_ID = r"a[0-9]{1,4}"
# The look back keeps long rows of backslashes from being read again from each of them.
_BACKSLASHES_AT_END = re.compile(r"(?<!\\)\\+$")


def to_notation(html: str) -> str:
    """Return an inline text as people edit it; `from_notation` gives the inline text back."""
    tokens = markup.tidy(markup.read_leniently(html))
    typed_tag = _typed_tag(_links(tokens))
    parts: list[str] = []
    open_links: list[str] = []
    for token in tokens:
        if isinstance(token, Text):
            parts.append(typed_tag.sub(r"\1\1\\<\2\3>", token.words))
            continue
        if parts and token.name != BREAK:
            parts[-1] = _BACKSLASHES_AT_END.sub(r"\g<0>\g<0>", parts[-1])
        parts.append(_typed(token, open_links))
    return "".join(parts)


def from_notation(text: str, source_html: str = "", *, multiline: bool = True) -> str:
    """Return what somebody typed as inline HTML. It may still fail the checks: tags that do not stand in pairs, say.

    A link that the source does not have (`<a9>`) is a link all the same, so that the mistake is told and not printed.
    Where a text has one line only, a new line is a space.
    """
    links = _links(markup.read_leniently(source_html))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text if multiline else text.replace("\n", " ")
    return markup.write(markup.tidy(_joined(_tokens(text, links))))


def _links(tokens: list[Token]) -> frozenset[str]:
    return frozenset(token.link for token in tokens if isinstance(token, Tag) and token.link)


def _typed_tag(links: frozenset[str]) -> re.Pattern[str]:
    names = sorted((markup.inline_tags() - {BREAK}) | links)
    return re.compile(rf"(?<!\\)(\\*)<(/?)({'|'.join([_LINK_ID, *map(re.escape, names)])})>")


def _typed(tag: Tag, open_links: list[str]) -> str:
    if tag.name == BREAK:
        return "\n"
    name = tag.link or tag.name
    if tag.name == LINK and tag.ends:
        name = open_links.pop() if open_links else LINK
    elif tag.name == LINK:
        open_links.append(name)
    return f"</{name}>" if tag.ends else f"<{name}>"


def _tokens(text: str, links: frozenset[str]) -> Iterator[Token]:
    open_links: list[str] = []
    position = 0
    for found in _typed_tag(links).finditer(text):
        backslashes, end, name = found.groups()
        yield from _lines(text[position : found.start()] + "\\" * (len(backslashes) // 2))
        tag = None if len(backslashes) % 2 else _tag(name, bool(end), links, open_links)
        yield tag or Text(f"<{end}{name}>")
        position = found.end()
    yield from _lines(text[position:])


def _tag(name: str, ends: bool, links: frozenset[str], open_links: list[str]) -> Tag | None:
    if name not in links and not re.fullmatch(_LINK_ID, name) and name != LINK:
        return Tag(name, ends=ends)
    if not ends:
        open_links.append(name)
        return Tag(LINK, "" if name == LINK else name)
    # The end of a link that is not open is no end: the checks will tell that the open one has none.
    if not open_links or open_links[-1] != name:
        return None
    open_links.pop()
    return Tag(LINK, ends=True)


def _lines(words: str) -> Iterator[Token]:
    for number, line in enumerate(words.split("\n")):
        if number:
            yield Tag(BREAK)
        if line:
            yield Text(line)


def _joined(tokens: Iterator[Token]) -> list[Token]:
    joined: list[Token] = []
    for is_text, run in groupby(tokens, lambda token: isinstance(token, Text)):
        pieces = list(run)
        joined += (
            [Text("".join(getattr(piece, "words", "") for piece in pieces))] if is_text else pieces
        )
    return joined
