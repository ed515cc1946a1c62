"""Questions answered by looking closely: a place in a picture, a cut in a clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from activities.blocks.base import FORM_CLASS, WordsStructBlock
from modules.blocks.film import FilmClipBlock
from modules.blocks.questions.base import QuestionBlock, feedback_block


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _percent_block(label: StrOrPromise, help_text: StrOrPromise) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(min_value=0, max_value=100, label=label, help_text=help_text)


class AreaBlock(WordsStructBlock):
    """A place in a picture, marked with a number there and named in the list beside it."""

    text = blocks.CharBlock(
        max_length=200, label=_("What is there"), help_text=_("Without giving the answer away.")
    )
    x = _percent_block(_("From the left"), _("In percent of the width."))
    y = _percent_block(_("From the top"), _("In percent of the height."))
    right = blocks.BooleanBlock(required=False, default=False, label=_("Is right"))
    feedback = feedback_block()

    class Meta:
        form_classname = FORM_CLASS
        icon = "crosshairs"
        label = _("Place")
        label_format = "{text}"


class HotspotBlock(QuestionBlock):
    """Choose a place in a picture: on the picture, or in the list of its places."""

    kind = "hotspot"

    scene = ImageBlock(label=_("Picture to look at"))
    areas = blocks.ListBlock(AreaBlock(), min_num=2, max_num=8, label=_("Places"))

    class Meta:
        icon = "crosshairs"
        label = _("Find the place")
        description = _("A place in a picture, with the same places as a list")
        template = "modules/blocks/question.html"
        preview_value = {
            "stem": "Where does your eye go first?",
            "areas": [
                {"text": "The window", "x": 20, "y": 30, "right": True},
                {"text": "The table", "x": 60, "y": 70, "right": False},
            ],
        }

    def wrong_with(self, value: blocks.StructValue) -> dict[str, str]:
        """Exactly one place is right."""
        right = sum(area["right"] for area in value["areas"])
        return {} if right == 1 else {"areas": _now("Mark one place as right, and only one.")}


class CutBlock(QuestionBlock):
    """Watch a clip, and say at which seconds it is cut."""

    kind = "cut"

    clip = FilmClipBlock(label=_("Film clip"))
    cuts = blocks.ListBlock(
        blocks.DecimalBlock(min_value=0, max_digits=6, decimal_places=1, label=_("Second")),
        min_num=1,
        max_num=20,
        label=_("Cuts"),
        help_text=_("The seconds from the start at which the clip is cut."),
    )
    tolerance = blocks.DecimalBlock(
        default=1,
        min_value=0,
        max_value=5,
        max_digits=3,
        decimal_places=1,
        label=_("Tolerance"),
        help_text=_("How many seconds beside the cut still count."),
    )
    feedback_right = feedback_block(_("Feedback when all are found"))
    feedback_wrong = feedback_block(_("Feedback when not all are found"))

    class Meta:
        icon = "cut"
        label = _("Spot the cut")
        description = _("The seconds at which a clip is cut")
        template = "modules/blocks/question.html"
        preview_value = {"stem": "At which seconds is the clip cut?", "cuts": [4, 9]}
