"""What every question has: the question itself, a hint, feedback, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from activities.blocks.base import BODY_FEATURES, FORM_CLASS, WordsStructBlock


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TRIES = 3


def feedback_block(label: StrOrPromise | None = None) -> blocks.TextBlock:
    """Return a block for what is said after an answer."""
    return blocks.TextBlock(
        rows=1, required=False, default="", max_length=400, label=label or _("Feedback")
    )


class QuestionBlock(WordsStructBlock):
    """The part that all questions share. Subclasses add what is answered, and say in `wrong_with` what is missing.

    `kind` names the type of question for marking and templates: `modules/questions/<kind>.html`.
    """

    kind = ""

    stem = blocks.TextBlock(rows=2, max_length=500, label=_("Question"))
    picture = ImageBlock(required=False, label=_("Picture"))
    hint = blocks.TextBlock(
        rows=1,
        required=False,
        default="",
        max_length=300,
        label=_("Hint"),
        help_text=_("For those who are stuck. It opens on request."),
    )
    why = blocks.RichTextBlock(
        required=False,
        default="",
        features=BODY_FEATURES,
        label=_("Show me why"),
        help_text=_("Explains the answer. It can be read after answering."),
    )
    tries = blocks.IntegerBlock(
        default=TRIES,
        min_value=1,
        max_value=9,
        label=_("Tries"),
        help_text=_("After so many the answer is shown."),
    )

    class Meta:
        form_classname = FORM_CLASS
        label_format = "{stem}"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a question that cannot be answered.

        Raises:
            ValidationError: with a message per field.
        """
        cleaned = super().clean(value)
        errors = {
            name: ValidationError(message) for name, message in self.wrong_with(cleaned).items()
        }
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def wrong_with(self, value: blocks.StructValue) -> dict[str, str]:
        """Return a message per field that does not make a question."""
        return {}
