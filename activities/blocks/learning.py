"""What people learn: objectives and key concepts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import LabelledValue, WordsStructBlock, choice_block
from activities.blocks.choices import ObjectiveKind


class ObjectiveBlock(WordsStructBlock):
    """One thing participants will be able to do, know or value afterwards."""

    kind = choice_block(ObjectiveKind, default=ObjectiveKind.SKILL, label=_("Kind"))
    text = blocks.CharBlock(
        max_length=250,
        label=_("Objective"),
        help_text=_("Complete the sentence “Participants will be able to …”. One sentence."),
    )

    class Meta:
        icon = "crosshairs"
        label = _("Objective")
        label_format = "{text}"
        description = _("Something participants can do, know or value at the end")
        template = "activities/blocks/objective.html"
        preview_value = {
            "kind": "skill",
            "text": "Participants will be able to choose a shot size for a feeling.",
        }
        value_class = LabelledValue


class KeyConceptBlock(WordsStructBlock):
    """A word of the subject with its meaning in one sentence."""

    term = blocks.CharBlock(max_length=80, label=_("Term"))
    meaning = blocks.CharBlock(
        max_length=250, label=_("Meaning"), help_text=_("One plain sentence.")
    )

    class Meta:
        icon = "openquote"
        label = _("Key concept")
        label_format = "{term}"
        description = _("A term of the subject, explained in one sentence")
        template = "activities/blocks/key_concept.html"
        preview_value = {
            "term": "Off-screen space",
            "meaning": "What we believe is there but cannot see.",
        }
