"""A few questions in a row, for the learner's own use: nothing is graded."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import FORM_CLASS, WordsStructBlock
from modules.blocks.questions.choosing import MultipleChoiceBlock, SingleChoiceBlock, TrueFalseBlock
from modules.blocks.questions.looking import CutBlock, HotspotBlock
from modules.blocks.questions.ordering import MatchBlock, OrderBlock, ShotOrderBlock
from modules.blocks.questions.writing import OpenAnswerBlock, ShortTextBlock


def question_types() -> list[tuple[str, blocks.Block]]:
    """Return every type of question under the name that it is stored with."""
    types = (
        SingleChoiceBlock,
        MultipleChoiceBlock,
        TrueFalseBlock,
        OrderBlock,
        MatchBlock,
        ShortTextBlock,
        HotspotBlock,
        ShotOrderBlock,
        CutBlock,
        OpenAnswerBlock,
    )
    return [(one.kind, one(group=_("Questions"))) for one in types]


class SelfCheckBlock(WordsStructBlock):
    """Questions under one heading."""

    title = blocks.CharBlock(
        required=False,
        default="",
        max_length=120,
        label=_("Title"),
        help_text=_("Empty: “Check yourself”."),
    )
    questions = blocks.StreamBlock(question_types(), min_num=1, label=_("Questions"))

    class Meta:
        form_classname = FORM_CLASS
        icon = "tick"
        label = _("Self-check")
        label_format = "{title}"
        description = _("Questions with feedback, as often as one likes")
        template = "modules/blocks/self_check.html"
        preview_value = {"title": "Check yourself"}
