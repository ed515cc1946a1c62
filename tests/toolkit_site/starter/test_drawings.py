"""A drawing holds shapes and nothing that acts, calls out or hides."""

from __future__ import annotations

import pytest

from tests.toolkit_site.starter.sample import DRAWING
from toolkit_site.starter.reading.drawings import check_drawing
from toolkit_site.starter.reading.problems import Report


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4">\n{}\n</svg>'


def found(data):
    report = Report("drawing.svg")
    check_drawing(data.encode(), report)
    return [f"{problem.line}: {problem.message}" for problem in report.problems]


def test_shapes_and_references_inside_the_drawing_are_fine():
    assert found(DRAWING) == []
    assert (
        found(
            SVG.format(
                '<g id="a"><text x="1" y="2">A</text></g><use href="#a"/><path mask="url(\'#m\')"/>'
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>marker</script>", "the element <script> cannot stand in a drawing"),
        ("<style>marker</style>", "the element <style> cannot stand in a drawing"),
        ("<foreignObject/>", "the element <foreignObject> cannot stand in a drawing"),
        ("<animate/>", "the element <animate> cannot stand in a drawing"),
        ("<image/>", "the element <image> cannot stand in a drawing"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "the element <p> cannot stand in a drawing"),
        ('<path onclick="marker"/>', "the attribute “onclick” cannot stand in a drawing"),
        ('<path style="fill:red"/>', "the attribute “style” cannot stand in a drawing"),
        ('<use href="other.svg#a"/>', "a drawing refers to nothing outside itself, not to “other.svg#a”"),
        (
            '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org/a.svg"/>',
            "a drawing refers to nothing outside itself, not to “https://example.org/a.svg”",
        ),
        (
            '<path fill="URL( https://example.org/a.svg#b )"/>',
            "a drawing refers to nothing outside itself, not to “URL( https://example.org/a.svg#b )”",
        ),
        ('<?xml-stylesheet href="a.css"?>', "a processing instruction cannot stand in a drawing"),
        ("<path>", "not a well-formed SVG: mismatched tag"),
    ],
)  # fmt: skip
def test_what_does_not_belong_is_refused_with_its_line(inside, message):
    line = 3 if "well-formed" in message else 2
    assert found(SVG.format(inside)) == [f"{line}: {message}"]


def test_a_document_type_ends_the_reading_before_any_entity_is_used():
    entities = "\n".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(20))
    data = f'<!DOCTYPE svg [<!ENTITY e0 "x">\n{entities}]>\n' + SVG.format("<text>&e20;</text>")
    assert found(data) == ["1: a document type declaration cannot stand in a drawing"]


@pytest.mark.parametrize("box", ["", 'viewBox="0 0 0 0"', 'viewBox="wide"'])
def test_a_drawing_needs_a_size(box):
    assert found(f'<svg xmlns="http://www.w3.org/2000/svg" {box}/>') == [
        "1: the drawing has no viewBox such as “0 0 800 450”"
    ]


def test_another_document_is_no_drawing():
    assert found("<html/>")[0].startswith("1: a drawing begins with <svg")
    assert found("words") == ["1: not a well-formed SVG: syntax error"]
    assert found(" " * 200_001) == ["1: the drawing is larger than 200 kB"]
