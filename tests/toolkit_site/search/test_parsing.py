"""Queries as expressions: what "not" means when it stands alone, and what has no word in it."""

from __future__ import annotations

from wagtail.search.query import MATCH_ALL, MATCH_NONE, Boost, Fuzzy, Not, Phrase, PlainText
from wagtail.search.utils import parse_query_string

import pytest

from toolkit_site.search.backends.expressions import (
    EVERYTHING,
    NOTHING,
    AllOf,
    AnyOf,
    Boosted,
    Matcher,
    Term,
    Without,
    Word,
    WordSequence,
    terms_by_factor,
    with_corrections,
)
from toolkit_site.search.backends.parsing import QueryParser


A, B = (Term(Word(text, beginning=True)) for text in ("aa", "bb"))


def parse(query):
    return QueryParser(lambda word: (Word(word[:-1], beginning=False),), 2).parse(query)


@pytest.mark.parametrize(
    ("query", "matcher"),
    [
        (PlainText("aa"), Matcher(A)),
        (PlainText("aa bb"), Matcher(AllOf((A, B)))),
        (PlainText("aa bb", operator="or"), Matcher(AnyOf((A, B)))),
        (Phrase("aa b"), Matcher(WordSequence(("aa", "b")))),
        (~PlainText("aa"), Matcher(A, negated=True)),
        (PlainText("aa") & ~PlainText("bb"), Matcher(Without(A, B))),
        (PlainText("aa") | ~PlainText("bb"), Matcher(Without(B, A), negated=True)),
        (~PlainText("aa") & ~PlainText("bb"), Matcher(AnyOf((A, B)), negated=True)),
        (~PlainText("aa") | ~PlainText("bb"), Matcher(AllOf((A, B)), negated=True)),
        (~(PlainText("aa") & ~PlainText("bb")), Matcher(Without(A, B), negated=True)),
        (MATCH_ALL, EVERYTHING),
        (MATCH_NONE, NOTHING),
        (PlainText("aa") & MATCH_ALL, Matcher(A)),
        (PlainText("aa") | MATCH_ALL, EVERYTHING),
        (PlainText("aa") & MATCH_NONE, NOTHING),
        (PlainText("aa") | MATCH_NONE, Matcher(A)),
        (PlainText("?!"), NOTHING),
        (Not(PlainText("?!")), NOTHING),
        (PlainText("aa") & Phrase('"'), Matcher(A)),
        (Boost(PlainText("aa"), 2), Matcher(Boosted(A, 2.0))),
        (PlainText("aa", boost=3), Matcher(Boosted(A, 3.0))),
        (Fuzzy("aa"), Matcher(Term(A.word, (Word("a", beginning=False),)))),
    ],
)
def test_a_query_becomes_an_expression(query, matcher):
    assert parse(query) == matcher


def test_a_thousand_quotes_are_no_more_than_32_words():
    _, query = parse_query_string('"one two" three ' * 5_000)
    expression = parse(query).expression
    assert sum(map(len, terms_by_factor(expression).values())) == 32


def test_an_unknown_kind_of_query_is_an_error_of_the_programmer():
    with pytest.raises(NotImplementedError, match="int is not supported"):
        parse(3)


def test_what_must_be_missing_is_neither_ranked_nor_corrected():
    correction = Word("cc", beginning=False)
    expression = Boosted(AnyOf((Without(A, B), WordSequence(("dd",)))), 2)
    assert terms_by_factor(expression) == {2: [A, Term(Word("dd", beginning=False))]}
    assert with_corrections(expression, lambda word: (correction,)) == Boosted(
        AnyOf((Without(Term(A.word, (correction,)), B), WordSequence(("dd",)))), 2
    )
