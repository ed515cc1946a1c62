"""What is wrong with a catalogue is said with its line, before anything is loaded."""

from __future__ import annotations

import pytest

from tests.toolkit_site.starter.catalogues import change, messages, write_all, write_catalogue
from tests.toolkit_site.starter.sample import line_of, problems, write
from toolkit_site.starter.reading.content import read_content


ACTIVITY = "FL-91-look-twice.po"


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path)


def test_whole_catalogues_are_taken_without_a_word(folder):
    write_all(folder, "fr", "uk")
    content = read_content(folder)
    assert [one.file for one in content.catalogues] == [
        f"{language}/{name}"
        for language in ("fr", "uk")
        for name in (ACTIVITY, "competences.po", "site.po", "topics.po")
    ]
    assert sorted(content.catalogues[3].objects) == ["editing", "film-language", "sound"]


def test_every_place_of_an_activity_can_be_translated(folder):
    places = {place.split(".")[0] for place, _text in messages(folder, ACTIVITY)}
    assert places >= {"title", "taster", "steps", "competences", "materials", "room_plan_alt"}
    assert "slug" not in places
    endings = {place.rpartition(".")[2] for place, _text in messages(folder, ACTIVITY)}
    assert {"alt_text", "say", "evidence", "item"} <= endings


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'msgctxt "taster"',
            'msgctxt "tastre"',
            "unknown msgctxt “tastre”; did you mean “taster”?",
        ),
        ('msgid "Look twice"', 'msgid "Look on"', "the original says “Look twice” there"),
        ('"fr Look twice"', f'"{"fr " * 90}"', "there is room for 255. Shorten it."),
        ('"fr Look twice"', '"fr <i>Look</i> twice"', "formatting"),
        ('"fr Look twice"', '"fr <b>Look twice"', ""),
    ],
)
def test_one_mistake_gives_one_message_with_its_line(folder, old, new, message):
    path = write_catalogue(folder, "fr", ACTIVITY)
    change(path, old, new)
    text = path.read_text()
    line = line_of(text, text[text.rindex("msgctxt", 0, text.index(new) + 8) :])
    (problem,) = problems(folder)
    assert problem.startswith(f"translations/fr/{ACTIVITY}:{line}: ")
    assert message in problem


def test_a_lost_link_is_named_with_its_line(folder):
    path = write_catalogue(folder, "fr", ACTIVITY)
    text = path.read_text()
    start = text.index("msgstr", text.index('<a id=\\"a1\\">'))
    spoilt = text[start:].replace('<a id=\\"a1\\">more</a>', "more", 1)
    path.write_text(text[:start] + spoilt)
    (problem,) = problems(folder)
    assert "link" in problem


def test_fuzzy_marks_are_for_people_to_remove(folder):
    path = write_catalogue(folder, "fr", "topics.po")
    change(path, 'msgctxt "sound/title"', '#, fuzzy\nmsgctxt "sound/title"')
    (problem,) = problems(folder)
    assert problem.endswith("marked as fuzzy: check the words, then remove the mark")


def test_a_message_that_stands_twice_is_named(folder):
    path = write_catalogue(folder, "fr", "site.po")
    again = '\nmsgctxt "home/title"\nmsgid "Pedagogical toolkit"\nmsgstr "autre"\n'
    path.write_text(path.read_text() + again)
    (problem,) = problems(folder)
    assert "stands on line" in problem


def test_the_header_names_the_language_of_the_folder(folder):
    path = write_catalogue(folder, "fr", "site.po")
    change(path, "Language: fr", "Language: uk")
    assert problems(folder) == [
        "translations/fr/site.po:1: the header says “Language: uk”, and the folder is for “fr”"
    ]


def test_a_folder_for_no_language_of_the_site(folder):
    write_catalogue(folder, "xx", "site.po")
    (problem,) = problems(folder)
    assert problem.startswith("translations/xx:1: unknown language “xx”; use one of fr, it,")


def test_a_file_that_belongs_to_nothing(folder):
    write_catalogue(folder, "fr", ACTIVITY).rename(folder / "translations/fr/FL-91-look-once.po")
    assert problems(folder) == [
        "translations/fr/FL-91-look-once.po:1: unknown file “FL-91-look-once.po”; use one of "
        "site.po, topics.po, competences.po, FL-91-look-twice.po; did you mean “FL-91-look-twice.po”?"
    ]


def test_what_is_no_po_file_at_all(folder):
    path = write_catalogue(folder, "fr", "site.po")
    path.write_text(path.read_text() + "\nmsgstr nonsense\n")
    (problem,) = problems(folder)
    assert problem.startswith(f"translations/fr/site.po:{path.read_text().count(chr(10))}: ")
    path.write_bytes(b"\xff\xfe\x00bad")
    assert len(problems(folder)) == 1


def test_missing_words_are_work_and_no_problem(folder):
    path = write_catalogue(folder, "fr", ACTIVITY)
    change(path, 'msgstr "fr Look twice"', 'msgstr ""')
    assert problems(folder) == []


def test_what_merely_looks_odd_is_only_named(folder):
    path = write_catalogue(folder, "fr", "topics.po")
    change(path, "fr Sound", "fr  Sound")
    content = read_content(folder)
    assert content.warnings == []
    assert len(content.doubts) == 1
