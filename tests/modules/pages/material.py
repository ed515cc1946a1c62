"""Pictures, clips, captions and translations for tests of modules and units."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale

from PIL import Image
from wagtailmedia.models import Media

from modules.models import ModuleCompetence, UnitCompetence
from tests.factories.activities import make_competence


CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.500\nA gate opens.\n"


def make_picture(title: str = "A face", size: tuple[int, int] = (64, 48)):
    """Return an uploaded picture."""
    buffer = BytesIO()
    Image.new("RGB", size, "white").save(buffer, "PNG")
    file = ImageFile(BytesIO(buffer.getvalue()), name="face.png")
    return get_image_model().objects.create(title=title, file=file)


def picture_value(picture, *, alt: str = "", decorative: bool = False) -> dict:
    return {"image": picture.pk, "alt_text": alt, "decorative": decorative}


def make_video(size: int = 1_200_000, **kwargs) -> Media:
    """Return an uploaded clip of two minutes and ten seconds."""
    file = ContentFile(b"0" * size, name="clip.mp4")
    facts = {"title": "Factory", "type": "video", "duration": 130, "width": 640, "height": 360}
    return Media.objects.create(file=file, **{**facts, **kwargs})


def make_captions(text: str = CAPTIONS, name: str = "clip.vtt"):
    """Return an uploaded file of captions."""
    return get_document_model().objects.create(
        title=name, file=ContentFile(text.encode(), name=name)
    )


def clip_value(**changes) -> dict:
    """Return a clip as it is stored."""
    empty = {
        "video": None,
        "link": "",
        "captions": [],
        "transcript": "",
        "look_at": "",
        "credit": "",
    }
    return {"title": "Workers leaving", **empty, **changes}


def translate(page, code: str, *, publish: bool = True, **words):
    """Return the page in another language, below its parent there."""
    locale = Locale.objects.get(language_code=code)
    copy = page.copy_for_translation(locale, copy_parents=True)
    for name, value in words.items():
        setattr(copy, name, value)
    if publish:
        copy.save_revision().publish()
    else:
        copy.live = False
        copy.save()
    return type(page).objects.get(pk=copy.pk)


def give_competences(page, *codes: str, framework: str = "film-literacy") -> None:
    """Link a module or unit to competences."""
    row = UnitCompetence if hasattr(page, "body") else ModuleCompetence
    for order, code in enumerate(codes):
        competence = make_competence(code, framework)
        row.objects.create(page=page, competence=competence, locale=page.locale, sort_order=order)
