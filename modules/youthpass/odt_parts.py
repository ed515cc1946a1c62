"""The files inside an OpenDocument text of learning outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from modules.youthpass.document import Document, Outcome
from modules.youthpass.odt_names import add, paragraphs, root, split


# A comment stands aside, whatever colours a printer has.
ASIDE = "1cm"


def content(document: Document, title: str) -> Element:
    """Return the words themselves."""
    whole = root("office:document-content")
    automatic = add(whole, "office:automatic-styles")
    for language in _languages(document):
        for style in ("Heading_20_1", "Heading_20_2", "Standard"):
            _style(automatic, f"{style}-{language}", language, parent_style=style)
    body = add(add(whole, "office:body"), "office:text")
    _heading(body, 1, title)
    _words(body, _("Self-assessment in my own words, made in the Youthpass process."))
    for part in document.parts:
        _heading(body, 1, part.frame.title, part.frame.lang)
        for outcome in part.outcomes:
            _outcome(body, outcome)
    if document.comments:
        _heading(body, 1, _("What my dialogue partner says"))
        for said in document.comments:
            _words(body, said, style="Comment")
    return whole


def styles(language: str) -> Element:
    """Return what headings, paragraphs and comments look like, and the language of everything."""
    whole = root("office:document-styles")
    found = add(whole, "office:styles")
    code, country = split(language)
    default = add(found, "style:default-style", style__family="paragraph")
    add(default, "style:text-properties", fo__language=code, fo__country=country)
    standard = _named(found, "Standard")
    add(standard, "style:paragraph-properties", fo__margin_bottom="0.25cm")
    for level, size in ((1, "16pt"), (2, "13pt")):
        heading = _named(
            found,
            f"Heading_20_{level}",
            style__display_name=f"Heading {level}",
            style__default_outline_level=str(level),
        )
        add(heading, "style:paragraph-properties", fo__keep_with_next="always")
        add(heading, "style:text-properties", fo__font_size=size, fo__font_weight="bold")
    comment = _named(found, "Comment")
    add(comment, "style:paragraph-properties", fo__margin_left=ASIDE)
    return whole


def meta(document: Document, title: str) -> Element:
    """Return title and language. There is no author in it: nobody's name is known here."""
    whole = root("office:document-meta")
    facts = add(whole, "office:meta")
    add(facts, "dc:title", title)
    add(facts, "dc:language", document.language)
    return whole


def manifest(mimetype: str, names: Iterable[str]) -> Element:
    """Return the list of all files."""
    whole = root("manifest:manifest")
    for name, kind in (("/", mimetype), *((name, "text/xml") for name in names)):
        add(whole, "manifest:file-entry", manifest__full_path=name, manifest__media_type=kind)
    return whole


def _outcome(body: Element, outcome: Outcome) -> None:
    _heading(body, 2, outcome.competence.title, outcome.competence.lang)
    _words(body, outcome.text, outcome.lang)
    for said in outcome.comments:
        _words(body, _("My dialogue partner says:"), style="Comment")
        _words(body, said, style="Comment")


def _heading(body: Element, level: int, text: str, language: str = "") -> None:
    style = f"Heading_20_{level}" + (f"-{language}" if language else "")
    add(body, "text:h", text, text__style_name=style, text__outline_level=str(level))


def _words(body: Element, text: str, language: str = "", style: str = "Standard") -> None:
    style += f"-{language}" if language else ""
    for paragraph in paragraphs(text):
        add(body, "text:p", paragraph, text__style_name=style)


def _languages(document: Document) -> list[str]:
    """Return each language of a part, other than that of the document."""
    named = {part.frame.lang for part in document.parts}
    for part in document.parts:
        named |= {one.lang for one in part.outcomes}
        named |= {one.competence.lang for one in part.outcomes}
    return sorted(named - {""})


def _style(parent: Element, name: str, language: str, *, parent_style: str) -> None:
    code, country = split(language)
    style = add(
        parent,
        "style:style",
        style__name=name,
        style__family="paragraph",
        style__parent_style_name=parent_style,
    )
    add(style, "style:text-properties", fo__language=code, fo__country=country)


def _named(parent: Element, name: str, **more: str) -> Element:
    return add(parent, "style:style", style__name=name, style__family="paragraph", **more)
