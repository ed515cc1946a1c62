"""Steps of a path, as blocks."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import FORM_CLASS, WordsStructBlock, choice_block
from modules.learning_paths.choices import Force, Wanted


# Pages that can be steps.
STEP_TYPES = ["modules.UnitPage", "activities.ActivityPage"]


class RuleBlock(WordsStructBlock):
    """What should be done before a step: nothing, all of some steps, or any of them; as advice or as a lock."""

    wanted = choice_block(Wanted, default=Wanted.NOTHING, label=_("Comes after"))
    steps = blocks.ListBlock(
        blocks.PageChooserBlock(page_type=STEP_TYPES, label=_("Step")),
        default=[],
        label=_("These steps"),
        help_text=_("Units and activities of this path."),
    )
    force = choice_block(Force, default=Force.ADVICE, label=_("How firmly"))

    class Meta:
        form_classname = FORM_CLASS
        icon = "lock-open"
        label = _("Rule")
        description = _("What should be done before")


class StepBlock(WordsStructBlock):
    """A unit or an activity on the way."""

    page = blocks.PageChooserBlock(page_type=STEP_TYPES, label=_("Unit or activity"))
    why = blocks.TextBlock(
        rows=1,
        required=False,
        default="",
        max_length=300,
        label=_("Why now"),
        help_text=_("One sentence to the learner."),
    )
    required = blocks.BooleanBlock(
        required=False, default=True, label=_("Belongs to the path, not only on the side")
    )
    minutes = blocks.IntegerBlock(
        required=False,
        min_value=1,
        max_value=6000,
        label=_("Minutes"),
        help_text=_("Empty: what the unit or activity says of itself."),
    )
    rule = RuleBlock(label=_("Rule"))

    class Meta:
        form_classname = FORM_CLASS
        icon = "order"
        label = _("Step")
        label_format = "{page}"
        description = _("A unit or an activity, with what should come before it")
        template = "modules/blocks/step.html"
        preview_value: ClassVar[dict[str, Any]] = {
            "page": None,
            "why": "You will need it when you film your own street.",
            "required": True,
            "minutes": 30,
            "rule": {"wanted": "nothing", "steps": [], "force": "advice"},
        }
