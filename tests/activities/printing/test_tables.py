"""Tables become rectangles."""

from __future__ import annotations

from tests.activities.printing.printed import data_of, words_of


def cells(table):
    return [[(c["colspan"], c["rowspan"]) for c in row["children"]] for row in table["children"]]


def test_short_rows_are_filled():
    (table,) = data_of("<table><tr><td>a<td>b<td>c<tr><td>d</table>")
    assert table["columns"] == 3
    assert cells(table)[1] == [(1, 1)] * 3


def test_spans_reach_as_far_as_the_table_does():
    (table,) = data_of(
        "<table><tr><td colspan=30000>a<tr><td rowspan=30000>b<td>c<tr><td>d</table>"
    )
    assert table["columns"] == 2
    assert cells(table) == [[(2, 1)], [(1, 2), (1, 1)], [(1, 1)]]


def test_a_cell_stands_beside_one_that_spans_from_above():
    (table,) = data_of("<table><tr><td rowspan=2>a<td>b<td>c<tr><td colspan=5>d</table>")
    assert cells(table) == [[(1, 2), (1, 1), (1, 1)], [(2, 1)]]


def test_header_rows_are_those_of_thead_or_a_first_row_of_headings():
    rows = "<tr><th>a<th>b</tr><tr><th>c<td>d</tr>"
    assert data_of(f"<table>{rows}</table>")[0]["headers"] == 1
    assert data_of("<table><thead><tr><td>a</thead><tr><td>b</table>")[0]["headers"] == 1
    assert data_of("<table><tr><th>only</table>")[0]["headers"] == 0


def test_a_row_of_a_thousand_cells_loses_no_word():
    (table,) = data_of("<table><tr>" + "<td>x" * 1000 + "</table>")
    assert table["columns"] == 24
    assert sum(len(cell["children"]) for cell in table["children"][0]["children"]) == 1000


def test_a_caption_comes_before_its_table():
    caption, table = data_of("<table><caption>a</caption><tr><td>b</table>")
    assert (caption["classes"], table["tag"]) == (["caption"], "table")


def test_tables_in_tables_end_at_the_second():
    assert words_of("<table><tr><td>a" * 30).startswith("a" * 30)


def test_two_thousand_rows_are_printed():
    words = words_of("<table>" + "<tr><td>a<td>b" * 2000 + "</table>")
    assert words.count("ab") == 2000
