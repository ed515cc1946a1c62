"""A clip is in one place, and its captions can be read, before it is saved."""

from __future__ import annotations

from django.core.exceptions import ValidationError

import pytest

from modules.blocks.film import CaptionsBlock, FilmClipBlock
from tests.modules.pages.material import clip_value, make_captions, make_video


pytestmark = pytest.mark.django_db


def errors_of(block, value: dict) -> dict[str, str]:
    """Return the messages with which a block refuses a value, by field."""
    try:
        block.clean(block.to_python(value))
    except ValidationError as error:
        return {name: "; ".join(one.messages) for name, one in error.block_errors.items()}
    return {}


def captions(**changes) -> dict:
    return {"language": "en", "kind": "captions", "file": make_captions().pk, **changes}


def test_a_file_or_a_link_is_enough():
    block = FilmClipBlock()
    assert errors_of(block, clip_value(video=make_video(10).pk)) == {}
    assert errors_of(block, clip_value(link="https://example.org/film")) == {}


def test_both_are_one_too_many():
    value = clip_value(video=make_video(10).pk, link="https://example.org/film")
    assert errors_of(FilmClipBlock(), value) == {"link": "Choose a file or write a link, not both."}


def test_neither_is_refused_and_a_draft_may_wait():
    block = FilmClipBlock()
    assert errors_of(block, clip_value()) == {"video": "Choose a file, or write a link below."}
    assert block.clean_deferred(block.to_python(clip_value()))["link"] == ""


@pytest.mark.parametrize("link", ["ftp://example.org/film", "ftps://example.org/film"])
def test_links_are_addresses_of_the_web(link):
    assert errors_of(FilmClipBlock(), clip_value(link=link)) == {
        "link": "Write an address that begins with https:// or http://."
    }


def test_a_script_is_no_link_even_if_it_was_stored():
    block = FilmClipBlock()
    stored = block.to_python(clip_value(link="javascript:alert(1)"))
    assert "link" in errors_of(block, clip_value(link="javascript:alert(1)"))
    assert "javascript:" not in block.render(stored)


def test_captions_that_cannot_be_read_are_refused_with_their_line():
    broken = make_captions("WEBVTT\n\n00:01,000 --> 00:02.000\nHi\n")
    assert "Line 3 cannot be read" in errors_of(CaptionsBlock(), captions(file=broken.pk))["file"]


def test_captions_in_another_encoding_are_refused_with_their_line():
    document = make_captions()
    document.file.storage.delete(document.file.name)
    with document.file.storage.open(document.file.name, "wb") as file:
        file.write(b"WEBVTT\n\n00:01.000 --> 00:02.000\nCaf\xe9\n")
    assert (
        "Line 4: this is not UTF-8"
        in errors_of(CaptionsBlock(), captions(file=document.pk))["file"]
    )


def test_a_missing_file_is_named_and_no_error():
    document = make_captions()
    document.file.storage.delete(document.file.name)
    found = errors_of(CaptionsBlock(), captions(file=document.pk))
    assert found == {"file": "The file is missing."}


@pytest.mark.parametrize(
    ("code", "message"),
    [("qq", "not the code of a language"), ("en glish", "Write the code of a language")],
)
def test_the_language_of_captions_is_one_we_know(code, message):
    assert message in errors_of(CaptionsBlock(), captions(language=code))["language"]


def test_a_clip_whose_file_is_gone_from_the_disk_has_no_size():
    video = make_video(10)
    video.file.storage.delete(video.file.name)
    value = FilmClipBlock().to_python(clip_value(video=video.pk))
    assert value.megabytes is None
    assert "<video" in FilmClipBlock().render(value)
