"""Questions answered by choosing: one, several, or whether a statement holds."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import FORM_CLASS, WordsStructBlock, choice_block
from modules.blocks.choices import Truth
from modules.blocks.questions.base import QuestionBlock, feedback_block


class OptionBlock(WordsStructBlock):
    """Something to choose, and what is said to those who chose it."""

    text = blocks.CharBlock(max_length=250, label=_("Answer"))
    right = blocks.BooleanBlock(required=False, default=False, label=_("Is right"))
    feedback = feedback_block()

    class Meta:
        form_classname = FORM_CLASS
        icon = "check"
        label = _("Answer")
        label_format = "{text}"


class SingleChoiceBlock(QuestionBlock):
    """Choose one answer."""

    kind = "single"

    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=8, label=_("Answers"))

    class Meta:
        icon = "radio-full"
        label = _("Choose one")
        description = _("One answer is right")
        template = "modules/blocks/question.html"
        preview_value = {
            "stem": "Which shot shows the whole person?",
            "options": [
                {"text": "The long shot", "right": True, "feedback": "Yes, from head to feet."},
                {"text": "The close-up", "right": False, "feedback": "That one shows the face."},
            ],
        }

    def wrong_with(self, value: blocks.StructValue) -> dict[str, str]:
        """Exactly one answer is right."""
        right = sum(option["right"] for option in value["options"])
        return {} if right == 1 else {"options": _now("Mark one answer as right, and only one.")}


class MultipleChoiceBlock(QuestionBlock):
    """Choose all answers that are right."""

    kind = "multiple"

    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=8, label=_("Answers"))

    class Meta:
        icon = "tick-inverse"
        label = _("Choose several")
        description = _("Any number of answers may be right")
        template = "modules/blocks/question.html"
        preview_value = {
            "stem": "Which shots show the whole person?",
            "options": [
                {"text": "The long shot", "right": True, "feedback": "Yes, from head to feet."},
                {"text": "The close-up", "right": False, "feedback": "That one shows the face."},
            ],
        }

    def wrong_with(self, value: blocks.StructValue) -> dict[str, str]:
        """At least one answer is right: nothing chosen would be no answer."""
        right = any(option["right"] for option in value["options"])
        return {} if right else {"options": _now("Mark at least one answer as right.")}


class TrueFalseBlock(QuestionBlock):
    """Does the statement hold?"""

    kind = "true_false"

    answer = choice_block(Truth, default=Truth.TRUE, label=_("The statement is"))
    feedback_right = feedback_block(_("Feedback to the right answer"))
    feedback_wrong = feedback_block(_("Feedback to the other answer"))

    class Meta:
        icon = "help"
        label = _("True or not")
        description = _("A statement that holds or does not")
        template = "modules/blocks/question.html"
        preview_value = {"stem": "Every cut is heard.", "answer": "false"}
