"""HTML of any quality becomes a tree."""

from __future__ import annotations

import pytest

from activities.printing.tree import MAX_OPEN, parse_html, to_json


def tags(html):
    return [node.tag for node in parse_html(html).walk()][1:]


def test_tag_class_language_and_needed_attributes_are_kept():
    (node,) = parse_html(
        '<td class="a b" lang="uk" colspan="2" onclick="x()" style="y">é</td>'
    ).children
    assert node.as_data() == {
        "tag": "td",
        "classes": ["a", "b"],
        "lang": "uk",
        "colspan": "2",
        "children": ["é"],
    }


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        "<!-- a comment -->",
        "<!DOCTYPE html>",
        "<?php echo 1 ?>",
        "<![CDATA[ secret ]]>",
        "<iframe src=x>fallback</iframe>",
        "<svg><text>drawn</text></svg>",
        "<template><p>later</p></template>",
        "<select><option>one</option></select>",
        "<link rel=attachment href=file:///etc/passwd>",
    ],
)
def test_what_is_no_text_is_dropped_with_all_it_holds(html):
    assert parse_html(f"<p>before{html}after</p>").text() == "beforeafter"


def test_an_element_that_is_dropped_and_never_closed_ends_with_its_parent():
    assert parse_html("<ul><li><svg>drawn</li><li>kept</li></ul>").text() == "kept"


def test_entities_are_resolved_once():
    assert parse_html("<p>&lt;b&gt; &amp;amp; &eacute;</p>").text() == "<b> &amp; é"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<p>b", ["p", "p"]),
        ("<ul><li>a<li>b</ul>", ["ul", "li", "li"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", ["table", "tr", "td", "td", "tr", "td"]),
        ("<dl><dt>a<dd>b<dt>c</dl>", ["dl", "dt", "dd", "dt"]),
        ("<p>a<div>b</div>c</p>", ["p", "div"]),
        ("<b>a</i>b</b>", ["b"]),
    ],
)
def test_ends_that_authors_leave_out_or_mix_up_are_found(html, expected):
    assert tags(html) == expected


def test_a_stray_end_in_a_cell_does_not_close_what_the_table_stands_in():
    root = parse_html("<div><table><tr><td>a</div>b</td></tr></table>c</div>d")
    assert root.children[0].text() == "abc"


def test_bottomless_nesting_keeps_its_words_and_stays_shallow():
    root = parse_html("<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>after</p>")

    def depth(node):
        return 1 + max(
            (depth(child) for child in node.children if not isinstance(child, str)), default=0
        )

    assert "deep" in root.text()
    assert root.children[-1].text() == "after"
    assert depth(root) <= MAX_OPEN + 1


def test_the_same_html_gives_the_same_json():
    html = '<p title="b" id="a">x</p>'
    assert to_json(parse_html(html).children) == to_json(parse_html(html).children)
