"""What a learner reads and looks at."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from activities.blocks.base import FORM_CLASS, LONG_FEATURES, WordsStructBlock


def text_block() -> blocks.RichTextBlock:
    """Return the block for running text. A function and no subclass, so that migrations do not name our code."""
    return blocks.RichTextBlock(
        features=LONG_FEATURES,
        icon="pilcrow",
        label=_("Text"),
        description=_("Running text, in short paragraphs"),
        template="modules/blocks/text.html",
        preview_value="<p>A cut joins two shots. What we feel happens between them.</p>",
    )


class PictureBlock(WordsStructBlock):
    """A drawing or a photograph with a sentence below and the people to thank for it."""

    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(required=False, default="", max_length=250, label=_("Caption"))
    credit = blocks.CharBlock(
        required=False,
        default="",
        max_length=200,
        label=_("Credit"),
        help_text=_("Who made it, and under which licence."),
    )

    class Meta:
        form_classname = FORM_CLASS
        icon = "image"
        label = _("Picture")
        label_format = "{caption}"
        description = _("A drawing or photograph, described for those who cannot see it")
        template = "modules/blocks/picture.html"
        preview_value = {"caption": "The same face, three objects.", "credit": "Our own drawing"}
