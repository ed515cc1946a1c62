"""Makes a tree fit for PDF/UA whatever an editor wrote: headings, pictures with words, safe links.

The result is plain data and the bytes of the pictures; no engine has to distrust it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin, urlsplit

from activities.printing.glyphs import printable
from activities.printing.images import ImageResolver, file_name, no_images
from activities.printing.shape import HEADINGS, shape
from activities.printing.tree import Node, parse_html


WEB_SCHEMES: Final = frozenset({"http", "https"})
MAX_HEADING: Final = 6


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """What an engine prints: blocks in reading order, and the pictures they name."""

    blocks: list[Node]
    pictures: dict[str, bytes] = field(default_factory=dict)


def document_from_html(
    html: str, *, resolve_image: ImageResolver = no_images, base_url: str = ""
) -> PrintDocument:
    """The printable document of an HTML page or fragment."""
    return normalise(parse_html(html), resolve_image=resolve_image, base_url=base_url)


def normalise(
    root: Node, *, resolve_image: ImageResolver = no_images, base_url: str = ""
) -> PrintDocument:
    """The printable document of a parsed tree; relative links are completed with `base_url`."""
    page = Node("root", children=list(shape(root)))
    _level_headings(page)
    _judge_links(page, base_url)
    pictures = _place_pictures(page, resolve_image)
    return PrintDocument([block for block in page.children if isinstance(block, Node)], pictures)


def _level_headings(page: Node) -> None:
    """Levels start at 1 and never skip; headings that were equals stay equals."""
    open_levels: list[int] = []
    for node in page.walk():
        if node.tag in HEADINGS:
            level = int(node.tag[1])
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
            node.tag = f"h{min(MAX_HEADING, len(open_levels))}"


def _judge_links(page: Node, base_url: str) -> None:
    """Links keep their words always, their target only when a reader can safely follow it."""
    anchors: set[str] = set()
    for node in page.walk():
        name = str(node.attributes.get("id", ""))
        if not name or name in anchors:
            node.attributes.pop("id", None)
        anchors.add(name)
    wanted: set[str] = set()
    for node in page.walk():
        if node.tag == "a":
            href = _safe_target(str(node.attributes.pop("href", "")), anchors, base_url)
            node.attributes.update({"href": href} if href else {})
            wanted.add(href[1:] if href.startswith("#") else "")
    for node in page.walk():
        if node.attributes.get("id") not in wanted:
            node.attributes.pop("id", None)


def _safe_target(href: str, anchors: set[str], base_url: str) -> str:
    href = "".join(char for char in href if char.isprintable()).strip()
    if href.startswith("#"):
        return href if href[1:] in anchors - {""} else ""
    try:
        href = urljoin(base_url, href) if href and base_url else href
        parts = urlsplit(href)
    except ValueError:
        return ""
    is_web = parts.scheme in WEB_SCHEMES and bool(parts.hostname)
    is_mail = parts.scheme == "mailto" and "@" in parts.path
    return href if is_web or is_mail else ""


def _place_pictures(page: Node, resolve_image: ImageResolver) -> dict[str, bytes]:
    """Each <img> becomes a named file with alternative text, an ornament, or a note in words."""
    pictures: dict[str, bytes] = {}
    heading = ""
    for node in page.walk():
        if node.tag in HEADINGS:
            heading = node.text()
        if node.tag != "figure":
            continue
        for picture in _pictures_in(node):
            words, is_ornament = _alternative(picture, node, heading)
            content = resolve_image(str(picture.attributes.get("src", "")))
            name = file_name(content)
            if name and content:
                pictures[name] = content
                picture.attributes = {"src": name, "alt": "" if is_ornament else words}
            else:
                replace_with_words(picture, "" if is_ornament else words)
    return pictures


def _pictures_in(figure: Node) -> Iterator[Node]:
    return (child for child in figure.children if isinstance(child, Node) and child.tag == "img")


def _alternative(picture: Node, figure: Node, heading: str) -> tuple[str, bool]:
    """The words for a picture, and whether its editor declared it an ornament by an empty alt."""
    given = printable(str(picture.attributes.get("alt", ""))).strip()
    caption = figure.text().strip()
    title = printable(str(picture.attributes.get("title", ""))).strip()
    words = given or caption or title
    is_ornament = not words and ("alt" in picture.attributes or not heading)
    return words or heading, is_ornament


def replace_with_words(picture: Node, words: str) -> None:
    """Where a picture cannot be shown, a bordered note says what it would have shown."""
    picture.tag = "note"
    picture.attributes = {}
    picture.children = [words] if words else []
