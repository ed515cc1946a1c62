"""How much each kind of field holds, read off the model."""

from __future__ import annotations

from wagtail_localize.models import StringSegment

import pytest

from activities.models import ActivityPage
from tests.factories.activities import make_activity, make_topic
from tests.factories.full_activity import FULL_WORDS
from tests.factories.translation import make_translation
from toolkit_site.translation.checks.limits import Limits, field_limits


@pytest.mark.parametrize(
    ("path", "limits"),
    [
        ("title", Limits(255, multiline=False, rich=False)),
        ("background", Limits(None, multiline=True, rich=True)),
        ("room_setup", Limits(None, multiline=True, rich=False)),
        ("steps.step.instructions", Limits(None, multiline=True, rich=True)),
        ("nothing", None),
        ("steps.nothing.title", None),
        ("steps", None),
        ("facilitators", None),
    ],
)
def test_a_path_says_what_its_field_holds(path, limits):
    assert field_limits(ActivityPage, path) == limits


def test_blocks_and_children_have_limits_too():
    step = field_limits(ActivityPage, "steps.step.title")
    assert step is not None
    assert step.max_length is not None
    assert (step.multiline, step.rich) == (False, False)
    material = field_limits(ActivityPage, "materials.item")
    assert material is not None
    assert (
        material.max_length
        == ActivityPage.materials.rel.related_model._meta.get_field("item").max_length
    )


@pytest.mark.django_db
def test_every_segment_of_an_activity_and_a_topic_finds_its_field(library):
    for original in (make_activity(**FULL_WORDS), make_topic("editing")):
        translation = make_translation(original, "fr")
        segments = StringSegment.objects.filter(source=translation.source)
        paths = set(segments.values_list("context__field_path", flat=True))
        assert paths
        assert {path for path in paths if field_limits(type(original), path) is None} == set()
