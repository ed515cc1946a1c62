"""What people learn: objectives and key concepts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import FORM_CLASS, LabelledValue, WordsStructBlock, choice_block
from activities.blocks.choices import ObjectiveKind


class ObjectiveBlock(WordsStructBlock):
    """One thing participants will be able to do, know or value afterwards."""

    kind = choice_block(ObjectiveKind, default=ObjectiveKind.SKILL, label=_("Kind"))
    text = blocks.TextBlock(
        rows=1,
        max_length=250,
        label=_("Objective"),
        help_text=_("Finish the sentence “Participants will be able to …”."),
    )

    class Meta:
        form_classname = FORM_CLASS
        icon = "crosshairs"
        label = _("Objective")
        label_format = "{text}"
        description = _("Something participants can do, know or value at the end")
        template = "activities/blocks/objective.html"
        preview_value = {
            "kind": "skill",
            "text": "choose a shot size for a feeling and say why",
        }
        value_class = LabelledValue


class KeyConceptBlock(WordsStructBlock):
    """A word of the subject with its meaning in one sentence."""

    term = blocks.CharBlock(max_length=80, label=_("Term"))
    meaning = blocks.TextBlock(
        rows=1, max_length=250, label=_("Meaning"), help_text=_("One plain sentence.")
    )

    class Meta:
        form_classname = FORM_CLASS
        icon = "openquote"
        label = _("Key concept")
        label_format = "{term}: {meaning}"
        description = _("A term of the subject, explained in one sentence")
        template = "activities/blocks/key_concept.html"
        preview_value = {
            "term": "Off-screen space",
            "meaning": "What we believe is there but cannot see.",
        }
