"""How to run it differently: tips and variations."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import FORM_CLASS, LabelledValue, WordsStructBlock
from activities.blocks.choices import VariationEffect


class VariationBlock(WordsStructBlock):
    """Another way to run the activity, and what it changes."""

    label = blocks.CharBlock(max_length=80, label=_("Short name"))
    change = blocks.TextBlock(rows=2, label=_("What changes"))
    affects = blocks.MultipleChoiceBlock(
        choices=VariationEffect.choices,
        required=False,
        default=list,
        label=_("Affects"),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        form_classname = FORM_CLASS
        icon = "rotate"
        label = _("Variation")
        label_format = "{label}: {change}"
        description = _("Shorter, larger, outdoors, easier, harder …")
        template = "activities/blocks/variation.html"
        preview_value = {
            "label": "Shorter",
            "change": "Use three distances instead of five.",
            "affects": ["time"],
        }
        value_class = LabelledValue


def words_block(
    label: str | Promise, *, icon: str, description: str | Promise, preview: str, template: str
) -> blocks.TextBlock:
    """Return a short block for a plain list such as tips or shooting rules."""
    return blocks.TextBlock(
        rows=1,
        max_length=300,
        label=label,
        icon=icon,
        description=description,
        preview_value=preview,
        template=template,
    )


def tip_block() -> blocks.TextBlock:
    """A hint from one facilitator to another."""
    return words_block(
        _("Tip"),
        icon="pick",
        description=_("A hint from one facilitator to another"),
        preview="Film the still of the face first, before anybody laughs.",
        template="activities/blocks/line.html",
    )


def constraint_block() -> blocks.TextBlock:
    """A rule of making, such as “fixed frame”."""
    return words_block(
        _("Rule"),
        icon="lock",
        description=_("A rule for what people make"),
        preview="Fixed frame, sixty seconds, no cut.",
        template="activities/blocks/line.html",
    )


def sign_block() -> blocks.TextBlock:
    """A sign by which the facilitator sees that it worked."""
    return words_block(
        _("Sign to look for"),
        icon="view",
        description=_("Something you can see or hear that shows it worked"),
        preview="People explain a shot with what they saw in it.",
        template="activities/blocks/line.html",
    )


def learner_prompt_block() -> blocks.TextBlock:
    """A question that helps a learner to describe what she learnt."""
    return words_block(
        _("Question to the learner"),
        icon="user",
        description=_("Helps learners to describe, in their own words, what they learnt"),
        preview="What did you do today that you could not do yesterday?",
        template="activities/blocks/line.html",
    )
