"""Film extracts with their rights."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import FORM_CLASS, LabelledValue, WordsStructBlock, choice_block
from activities.blocks.choices import ClipRights


def _time_code_block(label: str | Promise) -> blocks.CharBlock:
    return blocks.CharBlock(
        required=False,
        default="",
        max_length=8,
        label=label,
        help_text=_("hours:minutes:seconds, for example 00:02:10"),
        validators=[RegexValidator(r"^\d{1,2}:[0-5]\d:[0-5]\d$", _("Write the time as 00:02:10."))],
    )


class ClipBlock(WordsStructBlock):
    """A film extract: what to show, from where to where, on what legal ground, and what to look at."""

    film = blocks.CharBlock(max_length=120, label=_("Film title"))
    director = blocks.CharBlock(required=False, default="", max_length=120, label=_("Director"))
    country = blocks.CharBlock(required=False, default="", max_length=60, label=_("Country"))
    year = blocks.IntegerBlock(required=False, min_value=1888, max_value=2100, label=_("Year"))
    start = _time_code_block(_("From"))
    end = _time_code_block(_("To"))
    look_at = blocks.TextBlock(rows=2, required=False, default="", label=_("What to look at"))
    rights = choice_block(ClipRights, label=_("Right to show it"))
    link = blocks.URLBlock(required=False, default="", label=_("Link"))
    note = blocks.CharBlock(
        required=False,
        default="",
        max_length=200,
        label=_("Content note"),
        help_text=_("What people should know before they watch."),
    )
    offline = blocks.BooleanBlock(
        required=False, default=False, label=_("A copy may be kept offline")
    )

    class Meta:
        form_classname = FORM_CLASS
        icon = "media"
        label = _("Film extract")
        label_format = "{film}"
        description = _("An extract to watch, with its time codes and rights")
        template = "activities/blocks/clip.html"
        preview_value = {
            "film": "Workers leaving a factory",
            "director": "",
            "country": "France",
            "year": 1895,
            "start": "",
            "end": "",
            "look_at": "Where does your eye go first?",
            "rights": "public-domain",
            "link": "",
            "note": "",
            "offline": True,
        }
        value_class = LabelledValue
