"""Which drawings may be loaded: SVG made of shapes, colours and nothing that acts, calls out or needs a font.

The list of what may stand in a drawing is short on purpose; whatever is not on it is refused with its line.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.problems import Report, quoted


MAX_BYTES = 200_000
SVG = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    "svg g defs symbol title desc path rect circle ellipse line polyline polygon text tspan use marker pattern "
    "clipPath mask linearGradient radialGradient stop".split()
)
# Presentation and geometry: no `style`, no `class`, no event handler, no namespace but SVG's own.
ATTRIBUTES = frozenset(
    "id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points transform preserveAspectRatio version role fill "
    "fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray "
    "stroke-dashoffset stroke-miterlimit opacity clip-path clip-rule mask marker-start marker-mid marker-end "
    "markerWidth markerHeight markerUnits refX refY orient offset stop-color stop-opacity gradientUnits "
    "gradientTransform spreadMethod patternUnits patternTransform patternContentUnits text-anchor "
    "dominant-baseline font-size font-weight font-family dx dy vector-effect paint-order aria-hidden aria-label "
    "display visibility href".split()
)
VIEW_BOX = re.compile(
    r"\s*-?[\d.]+[\s,]+-?[\d.]+[\s,]+(?P<width>[\d.]+)[\s,]+(?P<height>[\d.]+)\s*"
)
REFERENCE = re.compile(r"url\s*\(\s*(?P<target>[^)]*)\)", re.IGNORECASE)


class _RefusedError(Exception):
    """Ends the reading of a file of which no further line may be interpreted."""


class DrawingReader:
    """Walks through one SVG file and reports what may not stand in it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.seen_root = False
        # Names come as "namespace name", without prefixes; attributes of SVG have no namespace.
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def read(self, data: bytes) -> None:
        """Report every problem of the file."""
        if len(data) > MAX_BYTES:
            self.report.add(
                1, _("the drawing is larger than %(limit)s kB") % {"limit": MAX_BYTES // 1000}
            )
            return
        try:
            self.parser.Parse(data, True)
        except _RefusedError:
            return
        except expat.ExpatError as error:
            self.report.add(
                error.lineno,
                _("not a well-formed SVG: %(reason)s") % {"reason": expat.ErrorString(error.code)},
            )

    def _add(self, message: str) -> None:
        self.report.add(self.parser.CurrentLineNumber, message)

    def _doctype(self, *_args: object) -> None:
        self._add(_("a document type declaration cannot stand in a drawing"))
        # Entities are declared in it: not a line further.
        raise _RefusedError

    def _instruction(self, target: str, _data: str) -> None:
        self._add(_("a processing instruction cannot stand in a drawing"))

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _blank, tag = name.rpartition(" ")
        if not self.seen_root:
            self._check_root(namespace, tag, attributes)
        if namespace != SVG or tag not in ELEMENTS:
            self._add(_("the element <%(tag)s> cannot stand in a drawing") % {"tag": quoted(tag)})
        for attribute, value in attributes.items():
            self._attribute(attribute, value)

    def _check_root(self, namespace: str, tag: str, attributes: dict[str, str]) -> None:
        self.seen_root = True
        if namespace != SVG or tag != "svg":
            self._add(
                _('a drawing begins with <svg xmlns="http://www.w3.org/2000/svg" viewBox="…">')
            )
        box = VIEW_BOX.fullmatch(attributes.get("viewBox", ""))
        if not box or not float(box["width"]) or not float(box["height"]):
            self._add(_("the drawing has no viewBox such as “0 0 800 450”"))

    def _attribute(self, attribute: str, value: str) -> None:
        name = attribute.rpartition(" ")[2]
        if name not in ATTRIBUTES:
            self._add(
                _("the attribute “%(name)s” cannot stand in a drawing") % {"name": quoted(name)}
            )
        targets = (
            [value] if name == "href" else [match["target"] for match in REFERENCE.finditer(value)]
        )
        if any(not target.strip(" \"'").startswith("#") for target in targets):
            self._add(
                _("a drawing refers to nothing outside itself, not to “%(target)s”")
                % {"target": quoted(value)}
            )


def check_drawing(data: bytes, report: Report) -> None:
    """Report what keeps an SVG file from being shown to everybody."""
    DrawingReader(report).read(data)
