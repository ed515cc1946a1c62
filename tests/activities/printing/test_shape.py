"""Trees become blocks and words that a page can be set from."""

from __future__ import annotations

from activities.printing.shape import shape
from activities.printing.tree import parse_html
from tests.activities.printing.printed import data_of, outline_of


def test_wrappers_without_a_meaning_vanish():
    html = "<body><main><div><section class=unknown><p><span>a</span> b</p></section></div></main>"
    assert outline_of(html) == "p\n  'a'\n  ' b'"


def test_loose_words_between_blocks_become_paragraphs():
    assert outline_of("<div>one <b>two</b><p>three</p>four</div>") == (
        "p\n  'one '\n  b\n    'two'\np\n  'three'\np\n  'four'"
    )


def test_white_space_collapses_across_elements_but_unbreakable_spaces_stay():
    html = "<p>\n  a <b> b</b>  <i>c </i> d\u00a0\u202f!<br>  e  </p>"
    assert data_of(html)[0]["children"] == [
        "a ",
        {"tag": "b", "children": ["b"]},
        " ",
        {"tag": "i", "children": ["c "]},
        "d\u00a0\u202f!",
        {"tag": "br", "children": []},
        "e",
    ]


def test_an_element_in_a_line_that_holds_a_block_gives_way_to_it():
    assert outline_of("<b>a<ul><li>b</li></ul></b>") == "p\n  'a'\nul\n  li\n    run\n      'b'"


def test_a_picture_in_a_heading_follows_the_heading():
    assert outline_of('<h1>a <img src="x" alt="y"> b</h1>').splitlines()[0::2] == [
        "h1",
        "figure",
        "    'y'",
        "  'b'",
    ]


def test_the_same_emphasis_twice_is_emphasis_once():
    assert outline_of("<b>a <b>b</b></b>") == "p\n  b\n    'a '\n    'b'"


def test_a_definition_may_have_several_terms_and_details_in_groups_or_not():
    html = "<dl><div><dt>a</dt><dd>1</dd><dd>2</dd></div><dt>b</dt><dd>3</dd></dl>"
    pairs = data_of(html)[0]["children"]
    assert [[len(side["children"]) for side in pair["children"]] for pair in pairs] == [
        [1, 2],
        [1, 1],
    ]


def test_each_child_of_columns_is_one_column():
    html = '<div class="columns"><section><h2>a</h2><p>b</p></section> <section>c</section></div>'
    (columns,) = data_of(html)
    assert [child["tag"] for child in columns["children"]] == ["div", "div"]


def test_a_figure_with_a_table_is_a_caption_and_a_table():
    html = "<figure><table><tr><td>a</td></tr></table><figcaption>b</figcaption></figure>"
    assert [block["tag"] for block in data_of(html)] == ["table", "p"]


def test_thirty_lists_in_lists_become_eight_and_lose_no_item():
    html = "".join(f"<ul><li>item{n}" for n in range(30))
    page = shape(parse_html(html))

    def depth(node):
        below = max(
            (depth(child) for child in node.children if not isinstance(child, str)), default=0
        )
        return below + (node.tag == "ul")

    assert depth(page[0]) == 8
    assert page[0].text().split("item")[1:] == [str(n) for n in range(30)]


def test_words_between_items_join_the_item_before():
    assert outline_of("<ul><ul><li>a</li></ul><li>b</li>c</ul>").count("li") == 3


def test_empty_elements_vanish_unless_they_mean_something():
    html = (
        "<p> </p><h2></h2><ul><li></li></ul><table></table><dl></dl><blockquote></blockquote>"
        '<div class="callout"></div><div class="write-in" data-lines="4"></div>'
    )
    assert data_of(html) == [{"tag": "div", "classes": ["write-in"], "lines": 4, "children": []}]


def test_numbers_that_are_none_do_no_harm():
    html = '<ol start="1e9"><li class="write-in" data-lines="9999999">a</li></ol><ol start="-1"><li>b</li></ol>'
    first, second = data_of(html)
    assert "start" not in first
    assert "start" not in second
    assert first["children"][0]["lines"] == 30


def test_language_codes_are_kept_when_they_are_codes():
    html = '<p lang="pt-BR">a</p><p lang="xx; drop">b</p>'
    assert [block.get("lang") for block in data_of(html)] == ["pt-br", None]
