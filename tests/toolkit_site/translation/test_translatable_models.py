"""Our models hold nothing that the translation engine leaves behind without a word."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings

from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.models import TranslatableMixin

import pytest
from modelcluster.models import get_all_child_relations


OURS = ("activities", "home")


def is_ours(model):
    return model._meta.app_label in OURS


TRANSLATED = [
    model for model in apps.get_models() if is_ours(model) and issubclass(model, TranslatableMixin)
]


@pytest.mark.parametrize("model", TRANSLATED)
def test_rows_of_a_page_are_translated_and_nothing_hangs_on_relations_that_stay_behind(model):
    assert not model._meta.many_to_many
    for relation in get_all_child_relations(model):
        if is_ours(relation.related_model):
            assert issubclass(relation.related_model, TranslatableMixin), relation


EXTRACTED = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, ImageBlock)
WORDLESS = (
    blocks.BooleanBlock,
    blocks.ChoiceBlock,
    blocks.IntegerBlock,
    blocks.MultipleChoiceBlock,
    blocks.URLBlock,
)
CONTAINERS = (blocks.StructBlock, blocks.ListBlock, blocks.StreamBlock)


def leaves(block, where):
    if isinstance(block, CONTAINERS) and not isinstance(block, ImageBlock):
        children = getattr(block, "child_blocks", None) or {"item": block.child_block}
        for name, child in children.items():
            yield from leaves(child, f"{where}.{name}")
    else:
        yield where, block


@pytest.mark.parametrize("model", TRANSLATED)
def test_every_block_has_no_words_or_words_that_are_found(model):
    streams = [field for field in model._meta.fields if hasattr(field, "stream_block")]
    for field in streams:
        for where, block in leaves(field.stream_block, field.name):
            kinds = (*EXTRACTED, *WORDLESS)
            assert isinstance(block, kinds), f"{model.__name__}.{where} stays untranslated"


def test_pages_are_wagtails_own_model():
    assert settings.WAGTAIL_PAGE_MODEL == "wagtailcore.Page"
