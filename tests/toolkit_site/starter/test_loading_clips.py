"""Films of ours and their captions arrive in the site's libraries once, and stay what editors make of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from django.conf import settings as site_settings
from django.core.files.base import ContentFile

from wagtail.documents.models import Document
from wagtail.images.models import Image

import pytest
from wagtailmedia.models import Media

from modules.models import UnitPage
from modules.pages.clip_gaps import clip_gaps
from modules.questions.keys import keys_of
from tests.toolkit_site.starter.films import CAPTIONS, FILM, FRAMES, PICTURES, TYPE, head
from tests.toolkit_site.starter.learning_sample import SECOND_FILE, change, write_learning
from tests.toolkit_site.starter.sample import english
from toolkit_site.starter.loader import load
from toolkit_site.starter.loading.ledger import Reason
from toolkit_site.starter.reading.content import read_content


pytestmark = pytest.mark.django_db

CLIPS = "modules/seeing/clips"


@pytest.fixture
def folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    # Nothing here is about translations, and they take most of the time.
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
    return write_learning(tmp_path / "content")


def run(folder):
    """Load the module only, and say what became of its things."""
    result = load(read_content(folder), frozenset({"seeing"}))
    return {one.value: number for one, number in result.outcomes.items() if number}, result.kept


def unit():
    return english(UnitPage).get(slug="a-cut")


def block(kind):
    return next(one.value for one in unit().body if one.block_type == kind)


def question():
    return block("self_check")["questions"][0].value


def stored():
    """Return all files in the store but drawings."""
    root = Path(site_settings.MEDIA_ROOT)
    found = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return sorted(name for name in found if not name.startswith(("images/", "original_images/")))


def content(file):
    with file.open() as opened:
        return opened.read()


FILES = [
    "documents/M1-door.en.vtt",
    "documents/M1-door.fr.vtt",
    "media/M1-door.mp4",
    "media_thumbnails/M1-door.png",
]


def test_a_film_plays_with_its_captions_in_the_clip_and_in_the_question_about_it(folder):
    run(folder)
    [film] = Media.objects.all()
    assert (film.title, film.type, film.duration) == ("A door", "video", 12.5)
    assert (film.width, film.height) == (640, 360)
    assert (film.collection.name, content(film.file)) == ("Starter clips", FILM)
    assert stored() == FILES
    clip, asked = block("clip"), question()["clip"]
    assert clip["video"] == asked["video"] == film
    assert [(track["language"], track["kind"], track["label"]) for track in clip.tracks] == [
        ("en", "captions", "English"),
        ("fr", "captions", "Français"),
    ]
    assert [track["url"] for track in asked.tracks] == [track["url"] for track in clip.tracks]
    assert not asked["transcript"]
    assert [document.title for document in Document.objects.order_by("pk")] == [
        "A door (en)",
        "A door (fr)",
    ]
    UnitPage.body.field.stream_block.clean(unit().body)
    assert list(clip_gaps(unit())) == []


def test_the_question_knows_its_cuts(folder):
    run(folder)
    [key] = keys_of(unit().body.raw_data).values()
    assert (key.kind, key.cuts, key.tolerance) == (
        "cut",
        (Decimal(4), Decimal("7.5")),
        Decimal("0.5"),
    )


def test_the_second_run_stores_nothing(folder):
    made = run(folder)[0]["created"]
    before = stored(), unit().latest_revision_id
    outcomes, kept = run(folder)
    assert set(outcomes) == {"unchanged"}
    assert (outcomes["unchanged"], kept) == (made, [])
    assert (stored(), unit().latest_revision_id) == before


def test_a_new_version_takes_the_place_of_the_old_one(folder, django_capture_on_commit_callbacks):
    run(folder)
    film, revision = Media.objects.get(), unit().latest_revision_id
    longer = TYPE + head(PICTURES, seconds=20) + FRAMES
    (folder / CLIPS / "M1-door.mp4").write_bytes(longer)
    (folder / CLIPS / "M1-door.fr.vtt").write_text(CAPTIONS.replace("a door", "une porte"))
    with django_capture_on_commit_callbacks(execute=True):
        assert run(folder)[0]["updated"] == 2
    [again] = Media.objects.all()
    assert (again.pk, again.duration, content(again.file)) == (film.pk, 20, longer)
    [french] = Document.objects.filter(title="A door (fr)")
    assert "une porte" in content(french.file).decode()
    assert len(stored()) == len(FILES)
    # What the unit points at is the same.
    assert unit().latest_revision_id == revision


def test_what_an_editor_put_in_its_place_stays(folder):
    run(folder)
    film = Media.objects.get()
    film.file.save("better.mp4", ContentFile(FILM))
    (folder / CLIPS / "M1-door.mp4").write_bytes(TYPE + head(PICTURES, seconds=20) + FRAMES)
    assert run(folder)[1] == [("clips/M1-door.mp4", Reason.EDITED)]
    assert Media.objects.get().filename.startswith("better")


def test_a_deleted_film_takes_the_clip_and_its_question_along_and_deleted_captions_do_not(folder):
    run(folder)
    Document.objects.get(title="A door (fr)").delete()
    assert run(folder)[0]["updated"] == 1
    assert [row["language"] for row in block("clip")["captions"]] == ["en"]
    Media.objects.get().delete()
    assert run(folder)[0]["updated"] == 1
    assert [one.block_type for one in unit().body] == ["text", "self_check"]
    assert not keys_of(unit().body.raw_data)


def test_a_file_that_is_gone_from_the_store_is_put_back(folder, django_capture_on_commit_callbacks):
    run(folder)
    drawing = Image.objects.get(title="A hand.").file
    for file in (Media.objects.get().file, drawing):
        file.storage.delete(file.name)
    with django_capture_on_commit_callbacks(execute=True):
        assert run(folder)[0]["updated"] == 2
    assert Media.objects.get().filename == "M1-door.mp4"
    assert len(stored()) == len(FILES)
    assert drawing.storage.exists(drawing.name)


def test_a_new_language_of_captions_reaches_the_unit(folder):
    run(folder)
    (folder / CLIPS / "M1-door.uk.vtt").write_text(CAPTIONS)
    change(folder, SECOND_FILE, "Captions: en, fr", "Captions: en, fr, uk")
    outcomes = run(folder)[0]
    assert (outcomes["created"], outcomes["updated"]) == (1, 1)
    assert [track["language"] for track in question()["clip"].tracks] == ["en", "fr", "uk"]
