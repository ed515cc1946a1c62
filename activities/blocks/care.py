"""Care for the people in the room: accessibility, safety and ethics."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import FORM_CLASS, LabelledValue, WordsStructBlock, choice_block
from activities.blocks.choices import AccessNeed, SafetyKind


class AccessibilityBlock(WordsStructBlock):
    """A need, and how the activity is adapted to it."""

    need = choice_block(AccessNeed, label=_("Need"))
    adaptation = blocks.TextBlock(rows=2, label=_("How they take part"))

    class Meta:
        form_classname = FORM_CLASS
        icon = "group"
        label = _("Adaptation")
        label_format = "{need}: {adaptation}"
        description = _("How people with a certain need take part fully")
        template = "activities/blocks/accessibility.html"
        preview_value = {
            "need": "vision",
            "adaptation": "Describe each picture aloud before the discussion.",
        }
        value_class = LabelledValue


class SafetyBlock(WordsStructBlock):
    """A risk, and what to do about it."""

    kind = choice_block(SafetyKind, label=_("Kind"))
    note = blocks.TextBlock(rows=2, label=_("What to do"))
    form_needed = blocks.BooleanBlock(
        required=False, default=False, label=_("A signed form is needed")
    )

    class Meta:
        form_classname = FORM_CLASS
        icon = "warning"
        label = _("Risk")
        label_format = "{kind}: {note}"
        description = _("A risk you have thought of, and what to do about it")
        template = "activities/blocks/safety.html"
        preview_value = {
            "kind": "image-rights",
            "note": "Ask before you film, and again before you show.",
            "form_needed": True,
        }
        value_class = LabelledValue
