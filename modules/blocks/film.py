"""Film clips: files of ours with captions, or players of others that load after a click."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from wagtailmedia.blocks import VideoChooserBlock

from activities.blocks.base import BODY_FEATURES, FORM_CLASS, WordsStructBlock, choice_block
from modules.blocks.captions import document_problem, is_known_language
from modules.blocks.choices import CaptionKind
from modules.blocks.clip_values import FilmClipValue


class CaptionsBlock(WordsStructBlock):
    """A WebVTT file in one language."""

    # A code is no word to translate: the translation engine leaves this kind of block alone.
    language = blocks.RegexBlock(
        regex=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        error_messages={"invalid": _("Write the code of a language, like en, fr or uk.")},
        max_length=12,
        label=_("Language"),
        help_text=_("Its code: en, fr, uk …"),
    )
    kind = choice_block(CaptionKind, default=CaptionKind.CAPTIONS, label=_("Kind"))
    file = DocumentChooserBlock(label=_("WebVTT file"))

    class Meta:
        form_classname = FORM_CLASS
        icon = "doc-full"
        label = _("Captions")
        label_format = "{language}"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a file that players could not read, and a language that there is not.

        Raises:
            ValidationError: with a message per field.
        """
        cleaned = super().clean(value)
        errors = {}
        if cleaned["language"] and not is_known_language(cleaned["language"]):
            message = _now("“%(code)s” is not the code of a language that we know.")
            errors["language"] = ValidationError(message % {"code": cleaned["language"]})
        wrong = document_problem(cleaned["file"]) if cleaned["file"] else ""
        if wrong:
            errors["file"] = ValidationError(wrong)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned


class FilmClipBlock(WordsStructBlock):
    """A clip to watch: a file of ours, or a link to a player elsewhere, of which nothing loads before a click."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    video = VideoChooserBlock(
        required=False,
        label=_("Own file"),
        help_text=_("MP4 or WebM. Its thumbnail is the picture shown before it plays."),
    )
    link = blocks.URLBlock(
        required=False,
        default="",
        label=_("Link to a player"),
        help_text=_("For a film that is elsewhere. Nothing is asked of that site before a click."),
    )
    captions = blocks.ListBlock(CaptionsBlock(), default=[], label=_("Captions"))
    transcript = blocks.RichTextBlock(
        required=False,
        default="",
        features=BODY_FEATURES,
        label=_("Transcript"),
        help_text=_("What is said and what is to be seen, for those who cannot hear or load it."),
    )
    look_at = blocks.TextBlock(rows=2, required=False, default="", label=_("What to look at"))
    credit = blocks.CharBlock(
        required=False,
        default="",
        max_length=200,
        label=_("Credit"),
        help_text=_("Who made it, and under which licence."),
    )

    class Meta:
        form_classname = FORM_CLASS
        icon = "media"
        label = _("Film clip")
        label_format = "{title}"
        description = _("A clip to watch, with captions and a transcript")
        template = "modules/blocks/film_clip.html"
        value_class = FilmClipValue
        preview_value = {
            "title": "Workers leaving a factory",
            "link": "https://example.org/films/workers",
            "look_at": "Where does your eye go first?",
            "credit": "Louis Lumière, 1895, public domain",
            "transcript": "<p>A gate opens. People come out, a dog, a bicycle.</p>",
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a clip that is nowhere, in two places, or at an address that is none of the web's.

        Raises:
            ValidationError: with a message per field.
        """
        cleaned = super().clean(value)
        errors = {name: ValidationError(message) for name, message in self._wrong(cleaned).items()}
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def _wrong(self, value: blocks.StructValue) -> dict[str, str]:
        video, link = value["video"], value["link"]
        if video and link:
            return {"link": _now("Choose a file or write a link, not both.")}
        # A draft may wait for its film.
        if not video and not link and not self.is_deferred_validation:
            return {"video": _now("Choose a file, or write a link below.")}
        return (
            {"link": _now("Write an address that begins with https:// or http://.")}
            if (link and not _is_of_the_web(link))
            else {}
        )


def _is_of_the_web(link: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(link)
    except ValidationError:
        return False
    return True
