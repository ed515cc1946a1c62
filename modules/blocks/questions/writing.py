"""Questions answered by writing."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import BODY_FEATURES
from modules.blocks.questions.base import QuestionBlock, feedback_block


class ShortTextBlock(QuestionBlock):
    """A word or two to write. Each language says which words it accepts."""

    kind = "short_text"

    accepted = blocks.TextBlock(
        rows=3,
        max_length=500,
        label=_("Accepted answers"),
        help_text=_("One a line. Capitals, accents and full stops make no difference."),
    )
    feedback_right = feedback_block(_("Feedback to a right answer"))
    feedback_wrong = feedback_block(_("Feedback to another answer"))

    class Meta:
        icon = "pilcrow"
        label = _("Short text")
        description = _("One word or a few, compared with those that are accepted")
        template = "modules/blocks/question.html"
        preview_value = {"stem": "What joins two shots?", "accepted": "cut\na cut"}


class OpenAnswerBlock(QuestionBlock):
    """Something to write, and then to compare with one possible answer. Nobody marks it."""

    kind = "open"

    model_answer = blocks.RichTextBlock(
        features=BODY_FEATURES,
        label=_("One possible answer"),
        help_text=_("Shown after the learner has written hers."),
    )

    class Meta:
        icon = "edit"
        label = _("Open answer")
        description = _("An answer in the learner's own words, to compare with yours")
        template = "modules/blocks/question.html"
        preview_value = {
            "stem": "What did the silence tell you?",
            "model_answer": "<p>That she was waiting for something.</p>",
        }
