"""A question that cannot be answered is refused when it is saved, with a message at the field."""

from __future__ import annotations

from wagtail.blocks.struct_block import StructBlockValidationError

import pytest

from modules.blocks.self_check import question_types
from tests.factories.modules import items, option


pytestmark = pytest.mark.django_db

BLOCKS = dict(question_types())


def refused(kind, **value):
    """Return the names of the fields that a block complains of."""
    block = BLOCKS[kind]
    given = {"stem": "Which?", "tries": 3, **value}
    try:
        block.clean(block.to_python(given))
    except StructBlockValidationError as problem:
        return set(problem.block_errors)
    return set()


def pair(left, right):
    return {"left": left, "right": right}


@pytest.mark.parametrize(
    ("kind", "value", "fields"),
    [
        ("single", {"options": items(option("a"), option("b", right=True))}, set()),
        # None right, or two.
        ("single", {"options": items(option("a"), option("b"))}, {"options"}),
        ("single", {"options": items(*[option(t, right=True) for t in "ab"])}, {"options"}),
        ("multiple", {"options": items(*[option(t, right=True) for t in "ab"])}, set()),
        ("multiple", {"options": items(option("a"), option("b"))}, {"options"}),
        ("order", {"items": items(*[{"text": t} for t in "abc"])}, set()),
        # Two items that nobody could tell apart.
        ("order", {"items": items(*[{"text": t} for t in ("a", "b", "A ")])}, {"items"}),
        ("match", {"pairs": items(pair("a", "b"), pair("c", "d"))}, set()),
        ("match", {"pairs": items(pair("a", "b"), pair("c", "B"))}, {"pairs"}),
        ("match", {"pairs": items(pair("a", "b"), pair("a", "d"))}, {"pairs"}),
    ],
)
def test_what_cannot_be_answered_is_refused(kind, value, fields):
    assert refused(kind, **value) == fields
