"""A question that only the learner answers, for herself."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import FORM_CLASS, WordsStructBlock


class ReflectionPromptBlock(WordsStructBlock):
    """Something to think and write about. Nobody reads what is written unless the learner shares it."""

    prompt = blocks.TextBlock(rows=2, max_length=500, label=_("Prompt"))
    help = blocks.TextBlock(
        rows=2,
        required=False,
        default="",
        max_length=500,
        label=_("A way to begin"),
        help_text=_("The beginning of a sentence, or something to look at first."),
    )

    class Meta:
        form_classname = FORM_CLASS
        icon = "edit"
        label = _("Reflection")
        label_format = "{prompt}"
        description = _("A prompt for the learner's own diary")
        template = "modules/blocks/reflection_prompt.html"
        preview_value = {
            "prompt": "Which cut did you feel today, on the street or on a screen?",
            "help": "I was looking at … and then …",
        }
