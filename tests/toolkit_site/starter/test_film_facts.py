"""The head of a film tells its length and size, and whether old phones can play it."""

from __future__ import annotations

import struct

import pytest

from tests.toolkit_site.starter.films import (
    FILM,
    FRAMES,
    PICTURES,
    SOUND,
    TYPE,
    box,
    head,
    track,
)
from toolkit_site.starter.reading.film_facts import FilmError, FilmFacts, film_facts


def test_length_and_size_are_read():
    assert film_facts(FILM) == FilmFacts(12.5, 640, 360)


def test_a_film_may_be_silent_and_have_long_dates():
    length = bytes([1]) + bytes(19) + struct.pack(">IQ", 600, 12_000) + bytes(80)
    assert film_facts(TYPE + box("moov", box("mvhd", length), PICTURES) + FRAMES).seconds == 20


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "this is not an MP4 film", id="nothing"),
        pytest.param(b"\x1a\x45\xdf\xa3 webm", "this is not an MP4 film", id="another format"),
        pytest.param(FILM[:150], "this is not an MP4 film", id="half a film"),
        pytest.param(TYPE + head(SOUND) + FRAMES, "this is not an MP4 film", id="sound only"),
        pytest.param(
            TYPE + head(PICTURES, seconds=0) + FRAMES, "this is not an MP4 film", id="no length"
        ),
        pytest.param(
            TYPE + FRAMES + head(PICTURES),
            "the film begins only when all of it is loaded: encode it with “faststart”",
            id="head at the end",
        ),
        pytest.param(
            TYPE + head(track("vide", "hvc1", 640, 360)) + FRAMES,
            "the film is encoded as “hvc1”; phones play H.264 pictures and AAC sound",
            id="pictures of another kind",
        ),
        pytest.param(
            TYPE + head(PICTURES, track("soun", "ac-3")) + FRAMES,
            "the film is encoded as “ac-3”; phones play H.264 pictures and AAC sound",
            id="sound of another kind",
        ),
        pytest.param(
            FILM + box("free", bytes(2_000_000)), "the film is larger than 2000 kB", id="large"
        ),
    ],
)
def test_what_phones_cannot_play_is_refused(data, message):
    with pytest.raises(FilmError) as caught:
        film_facts(data)
    assert str(caught.value) == message
