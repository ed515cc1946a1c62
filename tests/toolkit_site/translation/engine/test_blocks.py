"""Blocks of any site, empty ones and odd ones, do not block the page that they stand on."""

from __future__ import annotations

import json

from django.apps import apps

from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.rich_text import features
from wagtail_localize.segments import extract

import pytest

from activities.models import ActivityPage
from tests.factories.activities import make_activity
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.engine.sources import ensure_source


def extracted(block, raw):
    """What is extracted from a stream with one block that holds this."""
    stream = blocks.StreamBlock([("one", block)])
    value = stream.to_python([{"type": "one", "value": raw, "id": "id"}])
    return extract.StreamFieldSegmentExtractor(None, include_overridables=True).handle_stream_block(
        value
    )


@pytest.mark.parametrize(
    ("block", "raw"),
    [
        (blocks.CharBlock(required=False), None),
        (blocks.TextBlock(required=False), None),
        (blocks.BlockQuoteBlock(required=False), None),
        (EmbedBlock(required=False), ""),
        (EmbedBlock(required=False), None),
        (ImageChooserBlock(required=False), None),
        (ImageBlock(required=False), None),
        (blocks.StructBlock([("picture", ImageBlock(required=False))]), {}),
        (blocks.StructBlock([("text", blocks.CharBlock(required=False))]), {"text": None}),
        (blocks.ListBlock(blocks.CharBlock()), [{"type": "item", "value": None, "id": "x"}]),
    ],
)
@pytest.mark.django_db
def test_an_empty_block_has_nothing_to_translate(block, raw):
    assert [found for found in extracted(block, raw) if not found.is_empty()] == []


def test_its_neighbours_are_still_translated():
    block = blocks.StructBlock(
        [("nothing", blocks.CharBlock(required=False)), ("text", blocks.CharBlock())]
    )
    (found,) = extracted(block, {"nothing": None, "text": "Words"})
    assert (found.path, found.render_text()) == ("id.text", "Words")


def test_rich_text_that_cannot_be_translated_is_left_out_and_told_about(caplog):
    raw = '<p>An <abbr title="Youth in Action">YiA</abbr> project</p>'
    assert extracted(blocks.RichTextBlock(), raw) == []
    assert "left untranslated" in caplog.text


@pytest.mark.django_db
def test_a_page_with_a_null_block_becomes_a_source(library):
    page = make_activity(tips=[("tip", "Film the face first.")])
    tips = [*page.tips.get_prep_value(), {"type": "tip", "value": None, "id": "null"}]
    ActivityPage.objects.filter(pk=page.pk).update(tips=json.dumps(tips))
    source, made = ensure_source(page)
    assert made
    assert [one.html for one in current_segments(source) if "tips" in one.path] == [
        "Film the face first."
    ]


def test_no_rich_text_of_ours_offers_pictures():
    """Their alternative texts could not be translated: pictures stand in blocks, which have translated ones."""
    offered = list(_rich_text_features())
    assert offered
    for where, names in offered:
        assert not {"image", "embed"} & set(names), where


def _rich_text_features():
    for model in apps.get_models():
        if not model.__module__.startswith(("activities", "toolkit_site")):
            continue
        for field in model._meta.fields:
            if hasattr(field, "features"):
                yield field, _names(field.features)
            if hasattr(field, "stream_block"):
                for block in _blocks(field.stream_block):
                    if isinstance(block, blocks.RichTextBlock):
                        yield field, _names(block.features)


def _names(chosen):
    return features.get_default_features() if chosen is None else chosen


def _blocks(block):
    yield block
    for child in [
        *getattr(block, "child_blocks", {}).values(),
        getattr(block, "child_block", None),
    ]:
        if child is not None:
            yield from _blocks(child)
