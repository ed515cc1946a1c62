"""Films of ours, their captions and the questions about their cuts, from the files to what they say."""

from __future__ import annotations

import pytest

from tests.toolkit_site.starter.films import CAPTIONS, FILM
from tests.toolkit_site.starter.learning_sample import SECOND_FILE, change, write_learning
from tests.toolkit_site.starter.sample import problems
from toolkit_site.starter.reading.clip_files import ClipFile
from toolkit_site.starter.reading.content import read_content


CLIPS = "modules/seeing/clips"


@pytest.fixture
def folder(tmp_path):
    return write_learning(tmp_path)


def block(folder, kind):
    body = read_content(folder).units[1].streams["body"]
    return next(one for one in body if one.kind == kind).values


def test_a_film_of_ours_has_captions_in_its_languages(folder):
    clip = block(folder, "clip")
    assert clip["video"] == ClipFile(19, "clips/M1-door.mp4", "A door")
    assert [
        (row.values["language"], row.values["kind"], row.values["file"].path)
        for row in clip["captions"]
    ] == [
        ("en", "captions", "clips/M1-door.en.vtt"),
        ("fr", "captions", "clips/M1-door.fr.vtt"),
    ]
    assert (clip["look_at"], clip["credit"]) == ("The handle.", "A. Maker, CC BY-SA 4.0")
    assert clip["transcript"] == "<p>A door opens.</p>"


def test_a_question_about_cuts_has_the_clip_without_what_would_tell_them(folder):
    [question] = block(folder, "self_check")["questions"]
    clip = block(folder, "clip")
    assert question.kind == "cut"
    assert question.values["clip"] == {
        name: clip[name] for name in ("title", "video", "captions", "credit")
    }
    assert [cut.words for cut in question.values["cuts"]] == ["4", "7.5"]
    assert question.values["tolerance"] == "0.5"
    assert question.values["feedback_right"] == "Both."
    assert question.values["hint"] == "Two."


def test_a_question_may_be_about_a_clip_elsewhere_and_come_before_it(folder):
    text = (folder / SECOND_FILE).read_text()
    start, end = text.index("## Film clip"), text.index("## Self-check")
    elsewhere = "\n## Film clip: A door\n\n- Link: https://example.org/door\n"
    (folder / SECOND_FILE).write_text(text[:start] + text[end:] + elsewhere)
    [question] = block(folder, "self_check")["questions"]
    assert question.values["clip"] == {
        "title": "A door",
        "link": "https://example.org/door",
        "credit": "",
    }


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("M1-door.mp4", b"film", "this is not an MP4 film"),
        ("M1-door.png", b"picture", "this is not a PNG picture"),
        ("M1-door.png", bytes(100_001), "the picture is larger than 100 kB"),
        (
            "M1-door.fr.vtt",
            b"1\n",
            "Line 1: a WebVTT file begins with the word WEBVTT.",
        ),
        ("M1-door.fr.vtt", b"WEBVTT\n\n\xff", "the file is not text in UTF-8"),
        (
            "M1-door.fr.vtt",
            CAPTIONS.replace("00:03", "00:13").encode(),
            "a caption ends at second 13, and the film at second 12.5",
        ),
        (
            "M1-door.xx.vtt",
            CAPTIONS.encode(),
            "“xx” is not the code of a language that we know.",
        ),
        (
            "M1-door.webm",
            b"film",
            "files of clips are called NAME.mp4, NAME.png and, for each language, NAME.en.vtt",
        ),
    ],
)
def test_a_bad_file_is_named(folder, name, data, message):
    (folder / CLIPS / name).write_bytes(data)
    [found] = problems(folder)
    line = 3 if "UTF-8" in message else 1
    assert found == f"{CLIPS}/{name}:{line}: {message}"


def test_a_film_has_a_picture_that_is_shown_before_it_plays(folder):
    (folder / CLIPS / "M1-door.png").unlink()
    assert problems(folder) == [
        f"{CLIPS}/M1-door.mp4:1: the picture that is shown before it plays: "
        "the file clips/M1-door.png is missing"
    ]


def test_two_files_of_one_name_are_refused(folder):
    other = folder / "modules/clips"
    other.mkdir()
    (other / "M1-door.mp4").write_bytes(FILM)
    assert problems(folder) == [
        f"{CLIPS}/M1-door.mp4:1: another folder has a file of this name already"
    ]


def test_captions_that_no_unit_names_are_a_warning(folder):
    change(folder, SECOND_FILE, "Captions: en, fr", "Captions: en")
    assert problems(folder) == [f"{CLIPS}/M1-door.fr.vtt:1: nothing shows this file"]
