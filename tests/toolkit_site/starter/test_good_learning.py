"""What the files of modules, units and paths say arrives in the right place, question by question."""

from __future__ import annotations

import pytest

from tests.toolkit_site.starter.learning_sample import UNIT_FILE, change, write_learning
from toolkit_site.starter.reading.content import read_content


FRAME = "drawings/M1-door.svg"


@pytest.fixture
def folder(tmp_path):
    return write_learning(tmp_path)


def unit(folder):
    return read_content(folder).units[0]


def block(folder, kind):
    return next(one for one in unit(folder).streams["body"] if one.kind == kind).values


def question(folder, kind):
    return next(one for one in block(folder, "self_check")["questions"] if one.kind == kind).values


def items(values):
    return [entry.values for entry in values]


def test_units_follow_the_numbers_of_their_files(folder):
    assert [one.name for one in read_content(folder).units] == ["seeing/a-frame", "seeing/a-cut"]


def test_facts_goals_and_blocks_come_in_the_order_of_the_file(folder):
    found = unit(folder)
    assert found.columns["minutes"] == 20
    assert found.columns["taster"] == "A frame shows and hides."
    assert [one.words for one in found.streams["goals"]] == ["choose a frame", "say what it hides"]
    assert [one.kind for one in found.streams["body"]] == [
        *("text", "picture", "activity", "clip", "self_check", "self_check", "reflection")
    ]
    assert [one.values["competence"] for one in found.rows["competences"]] == [
        "film-literacy:FL1",
        "film-literacy:2.1",
    ]


def test_text_is_spelled_as_wagtail_stores_it(folder):
    [text] = [one.words for one in unit(folder).streams["body"] if one.kind == "text"]
    assert text == "<h3>Four edges</h3><p>A frame has <b>four</b> edges. Count them.</p>"


def test_a_picture_has_words_and_a_caption(folder):
    values = block(folder, "picture")
    assert (values["picture"].path, values["picture"].alt) == (FRAME, "A door in a frame.")
    assert values["caption"] == "The door is open."


def test_a_clip_is_taken_apart(folder):
    assert block(folder, "clip") == {
        "title": "A train",
        "link": "https://example.org/a_train_comes_in",
        "look_at": "The edge of the picture.",
        "credit": "A. Maker, CC BY 4.0",
        "transcript": "<p>A train comes in.</p>",
    }


def test_an_activity_and_a_reflection(folder):
    assert block(folder, "activity") == {"activity": "FL-91", "why": "Now look with others."}
    assert block(folder, "reflection") == {
        "prompt": "What did you leave out?",
        "help": "I left out …",
    }


def test_one_choice_with_a_hint_right_below_the_list_and_a_reason_of_two_paragraphs(folder):
    values = question(folder, "single")
    assert values["stem"] == "What does a frame do?"
    assert items(values["options"]) == [
        {"text": "It chooses.", "right": True, "feedback": "Yes, it does."},
        {"text": "It sleeps.", "right": False, "feedback": "Frames do not sleep."},
    ]
    assert values["hint"] == "Think of the door."
    assert values["why"] == "<p>Because of the <b>edges</b>.</p><p>A second reason.</p>"


def test_several_choices_need_no_feedback(folder):
    options = items(question(folder, "multiple")["options"])
    assert [(one["right"], one["feedback"]) for one in options] == [
        (True, ""),
        (True, "Yes."),
        (False, "No."),
    ]


def test_true_or_not(folder):
    values = question(folder, "true_false")
    assert (values["answer"], values["feedback_right"]) == ("true", "It does.")
    assert values["feedback_wrong"] == "Look behind the edge."


def test_an_order(folder):
    values = question(folder, "order")
    assert [one["text"] for one in items(values["items"])] == [
        "Long shot",
        "Medium shot",
        "Close-up",
    ]
    assert values["feedback_wrong"] == "Begin far away."


def test_pairs(folder):
    assert items(question(folder, "match")["pairs"]) == [
        {"left": "Far", "right": "small"},
        {"left": "Near", "right": "big"},
    ]


def test_accepted_forms_come_one_a_line(folder):
    values = question(folder, "short_text")
    assert (values["accepted"], values["feedback_right"]) == ("close-up\na close up", "")


def test_places_in_a_picture(folder):
    values = question(folder, "hotspot")
    assert (values["scene"].path, values["picture"]) == (FRAME, None)
    assert items(values["areas"])[1] == {
        "right": True,
        "x": 80,
        "y": 75,
        "text": "The floor",
        "feedback": "Yes.",
    }


def test_shots_have_a_picture_each(folder):
    shots = items(question(folder, "shots")["items"])
    assert [(one["picture"].alt, one["text"]) for one in shots] == [
        ("A hand.", "A hand knocks."),
        ("A door.", "The door opens."),
        ("A face.", "She smiles."),
    ]


def test_an_open_answer_has_a_model_of_several_paragraphs(folder):
    values = question(folder, "open")
    assert values["model_answer"] == (
        "<p>I would film <i>a door</i>.</p><p>Every door is a question.</p>"
    )
    assert values["hint"] == "Look around."


def test_any_question_may_show_a_picture(folder):
    change(folder, UNIT_FILE, "What does a frame do?", f"What does it do?\n\n![A box.]({FRAME})")
    values = question(folder, "single")
    assert (values["stem"], values["picture"].alt) == ("What does it do?", "A box.")


def test_labels_may_stand_line_by_line_or_in_paragraphs(folder):
    before = question(folder, "match")
    change(folder, UNIT_FILE, "- Near = big\n\nRight: Yes.", "- Near = big\nRight: Yes.")
    assert question(folder, "match")["feedback_right"] == before["feedback_right"] == "Yes."


def test_a_path_has_steps_with_rules(folder):
    [path] = read_content(folder).paths
    first, second, third = (entry.values for entry in path.streams["steps"])
    assert (first["page"], first["why"], first["required"]) == (
        "seeing/a-frame",
        "Begin here.",
        True,
    )
    assert first["rule"] == {"wanted": "nothing", "steps": [], "force": "advice"}
    assert (second["page"], second["required"], second["minutes"]) == ("FL-91", False, 30)
    assert (second["rule"]["wanted"], second["rule"]["force"]) == ("all", "lock")
    assert [entry.key for entry in third["rule"]["steps"]] == ["seeing/a-frame", "FL-91"]


def test_a_module_has_an_introduction_and_a_cover(folder):
    [module] = read_content(folder).modules
    assert module.columns["introduction"] == (
        "<p>You look <b>twice</b>.</p><h3>For whom</h3><ul><li>everybody</li></ul>"
    )
    assert module.images["cover"].path == "drawings/M1-cover.svg"
