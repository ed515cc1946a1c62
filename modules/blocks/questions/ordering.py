"""Questions answered by putting things in order or together."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from activities.blocks.base import FORM_CLASS, WordsStructBlock
from modules.blocks.questions.base import QuestionBlock, feedback_block


class ItemBlock(WordsStructBlock):
    """Something that has its place in an order."""

    text = blocks.CharBlock(max_length=250, label=_("Item"))

    class Meta:
        form_classname = FORM_CLASS
        icon = "list-ol"
        label = _("Item")
        label_format = "{text}"


class OrderBlock(QuestionBlock):
    """Put items in their order. Learners see them mixed, and move them with buttons."""

    kind = "order"

    items = blocks.ListBlock(
        ItemBlock(), min_num=3, max_num=8, label=_("Items"), help_text=_("In the right order.")
    )
    feedback_right = feedback_block(_("Feedback to the right order"))
    feedback_wrong = feedback_block(_("Feedback to another order"))

    class Meta:
        icon = "list-ol"
        label = _("Put in order")
        description = _("Items to be put in the right order, with buttons")
        template = "modules/blocks/question.html"
        preview_value = {
            "stem": "From the farthest to the nearest:",
            "items": [{"text": "Long shot"}, {"text": "Medium shot"}, {"text": "Close-up"}],
        }

    def wrong_with(self, value: blocks.StructValue) -> dict[str, str]:
        """No two items have the same words: each would be right in the other's place."""
        words = [item["text"].strip().casefold() for item in value["items"]]
        return {} if len(set(words)) == len(words) else {"items": _now("Two items are the same.")}


class ShotBlock(WordsStructBlock):
    """One frame of a storyboard."""

    picture = ImageBlock(label=_("Frame"))
    text = blocks.CharBlock(
        max_length=250, label=_("What happens"), help_text=_("In a few words: it is read aloud.")
    )

    class Meta:
        form_classname = FORM_CLASS
        icon = "image"
        label = _("Shot")
        label_format = "{text}"


class ShotOrderBlock(QuestionBlock):
    """Put the shots of a storyboard in their order."""

    kind = "shots"

    items = blocks.ListBlock(
        ShotBlock(), min_num=3, max_num=8, label=_("Shots"), help_text=_("In the right order.")
    )
    feedback_right = feedback_block(_("Feedback to the right order"))
    feedback_wrong = feedback_block(_("Feedback to another order"))

    class Meta:
        icon = "image"
        label = _("Order the shots")
        description = _("A storyboard whose frames are mixed up")
        template = "modules/blocks/question.html"
        preview_value = {"stem": "Somebody opens a letter. What comes first?"}


class PairBlock(WordsStructBlock):
    """Two things that belong together."""

    left = blocks.CharBlock(max_length=200, label=_("This"))
    right = blocks.CharBlock(max_length=200, label=_("belongs to"))

    class Meta:
        form_classname = FORM_CLASS
        icon = "link"
        label = _("Pair")
        label_format = "{left} – {right}"


class MatchBlock(QuestionBlock):
    """Find what belongs together, with a list to choose from beside each item."""

    kind = "match"

    pairs = blocks.ListBlock(PairBlock(), min_num=2, max_num=8, label=_("Pairs"))
    feedback_right = feedback_block(_("Feedback when all is right"))
    feedback_wrong = feedback_block(_("Feedback when something is not"))

    class Meta:
        icon = "link"
        label = _("Match")
        description = _("Pairs to be found")
        template = "modules/blocks/question.html"
        preview_value = {
            "stem": "What belongs together?",
            "pairs": [
                {"left": "Long shot", "right": "the whole person"},
                {"left": "Close-up", "right": "the face"},
            ],
        }

    def wrong_with(self, value: blocks.StructValue) -> dict[str, str]:
        """No two pairs share a side: nobody could tell them apart."""
        for side in ("left", "right"):
            words = [pair[side].strip().casefold() for pair in value["pairs"]]
            if len(set(words)) < len(words):
                return {"pairs": _now("Two pairs have the same words on one side.")}
        return {}
