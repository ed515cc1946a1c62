"""What an activity file says arrives in the right place; files may come from any editor."""

from __future__ import annotations

import pytest

from tests.toolkit_site.starter.sample import ACTIVITY, changed, problems, write
from toolkit_site.starter.reading.content import read_content


def read(folder, text=ACTIVITY):
    [activity] = read_content(write(folder, text)).activities
    return activity


def values_of(activity, stream, number=0):
    return activity.streams[stream][number].values


def test_the_sample_has_no_problems(tmp_path):
    assert problems(write(tmp_path)) == []


@pytest.mark.parametrize(
    "text",
    [
        ACTIVITY.replace("\n", "\r\n"),
        ACTIVITY.replace("\n", "\r"),
        "\ufeff" + ACTIVITY,
        ACTIVITY.rstrip("\n"),
        ACTIVITY + "\n\n\n",
    ],
    ids=[
        "Windows line ends",
        "old line ends",
        "byte order mark",
        "no last line end",
        "blank lines",
    ],
)
def test_files_of_any_editor_say_the_same(text, tmp_path):
    plain, other = read(tmp_path / "a"), read(tmp_path / "b", text)
    assert (other.columns, other.streams, other.rows) == (plain.columns, plain.streams, plain.rows)


def test_facts_become_columns(tmp_path):
    columns = read(tmp_path).columns
    assert (columns["run_min_min"], columns["run_min_max"], columns["debrief_min"]) == (20, 40, 10)
    assert (columns["group_min"], columns["group_ideal"], columns["group_max"]) == (6, 12, 24)
    assert (columns["subgroup_size"], columns["subgroup_mixing"]) == (3, "random")
    assert (columns["age_min"], columns.get("age_max")) == (13, None)
    assert (columns["tech"], columns["consent_required"], columns["energy"]) == (["phone"], True, 2)


def test_a_version_stays_what_is_written(tmp_path):
    assert read(tmp_path, changed("cost: free", "version: 1.10")).columns["version"] == "1.10"


def test_emoji_and_other_scripts_are_words_like_others(tmp_path):
    text = changed("title: Look twice", "title: Look 🎬 двічі 👀").replace(
        "- Wait.", "- Wait 👀 ir žiūrėk."
    )
    activity = read(tmp_path, text)
    assert activity.columns["title"] == "Look 🎬 двічі 👀"
    assert activity.streams["tips"][0].words == "Wait 👀 ir žiūrėk."


def test_a_step_is_taken_apart(tmp_path):
    step = values_of(read(tmp_path), "steps")
    picture = step["image"]
    assert step == {
        "title": "Look once",
        "minutes": 10,
        "phase": "intro",
        "grouping": "plenary",
        "optional": False,
        "trim": "1",
        "instructions": "<p>Show the picture.</p><ol><li>Ten seconds.</li><li>Hide it.</li></ol>",
        "say": "What did you see?",
        "cue": "Ten seconds.",
        "needs": "picture",
        "image": picture,
    }
    assert (picture.path, picture.alt) == ("drawings/FL-91-face.svg", "A face.")


def test_facts_may_stand_on_the_line_below_the_heading_in_any_order(tmp_path):
    text = changed(
        "### Look once\n\n[10 min, intro, plenary, trim 1]\n\nShow",
        "### Look once\n[ trim 1,plenary , 10 min,  intro]\nShow",
    )
    step, plain = (
        values_of(read(tmp_path, text), "steps"),
        values_of(read(tmp_path / "plain"), "steps"),
    )
    assert {**step, "image": None} == {**plain, "image": None}


def test_two_steps_may_have_the_same_title(tmp_path):
    titles = [entry.values["title"] for entry in read(tmp_path).streams["steps"]]
    assert titles == ["Look once", "Look once", "Talk"]


def test_materials_have_quantity_rule_and_note(tmp_path):
    first, second = (entry.values for entry in read(tmp_path).rows["materials"])
    assert first == {
        "item": "Picture",
        "quantity": "1",
        "unit": "",
        "rule": "per-subgroup",
        "spare_percent": 5,
        "consumable": True,
        "source": "print",
        "note": "one side, A4",
    }
    assert (second["item"], second["quantity"], second["unit"], second["rule"]) == (
        "String",
        "2",
        "m",
        "fixed",
    )


def test_optional_may_follow_a_question_or_stand_in_front(tmp_path):
    text = changed("- [what] What", "- [what, optional] What")
    questions = [entry.values for entry in read(tmp_path, text).streams["debrief"]]
    assert [question["optional"] for question in questions] == [True, True, False]
    assert questions[1]["question"] == "Why did the second look find more?"


def test_the_room_has_words_and_a_plan(tmp_path):
    activity = read(tmp_path)
    assert activity.columns["room_setup"] == "One circle."
    assert activity.columns["room_plan_alt"] == "A circle of chairs."
    assert activity.images["room_plan"].path == "drawings/FL-91-circle.svg"


def test_the_evaluation_has_words_and_signs(tmp_path):
    activity = read(tmp_path)
    assert activity.columns["evaluation"] == "Listen."
    assert [entry.words for entry in activity.streams["indicators"]] == [
        "Somebody changed her mind."
    ]


def test_a_film_extract_is_taken_apart(tmp_path):
    assert values_of(read(tmp_path), "clips") == {
        "film": "A film",
        "country": "France",
        "year": 1895,
        "director": "A. Director",
        "start": "00:00:01",
        "end": "00:00:45",
        "look_at": "Look at the edge.",
        "rights": "public-domain",
        "link": "https://example.org/film",
        "note": "no speech",
        "offline": True,
    }


def test_rich_text_is_spelled_as_wagtail_stores_it(tmp_path):
    assert read(tmp_path).columns["background"] == (
        "<p>A <b>first</b> look is quick.</p><h3>Why</h3>"
        '<p>Read <a href="https://example.org/more">more</a>.</p>'
    )


def test_lists_nest_three_levels_deep(tmp_path):
    text = changed("Show it again.", "- one\n  - two\n    1. three")
    assert values_of(read(tmp_path, text), "steps", 1)["instructions"] == (
        "<ul><li>one<ul><li>two<ol><li>three</li></ol></li></ul></li></ul>"
    )


def test_plain_words_lose_their_marks_and_keep_their_paragraphs_lists_and_addresses(tmp_path):
    words = "One *circle*,\nwide **open** `now`.\n\n- a chair\n- [a list](https://example.org)\n\n<https://example.org>"
    assert read(tmp_path, changed("One circle.", words)).columns["room_setup"] == (
        "One circle, wide open now.\n\n– a chair\n– a list (https://example.org)\n\nhttps://example.org"
    )
