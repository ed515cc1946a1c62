"""Questions as HTML: nothing is told before it is due, and every control has a name."""

from __future__ import annotations

import uuid

from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import pytest

from modules.models import Answer
from modules.questions.answers import record_answer, show_answer
from modules.questions.marking import mark
from modules.questions.reading import Unreadable, read_given, read_move
from modules.questions.rendering import render_block
from modules.questions.showing import Unsaved
from tests.modules.questions.samples import KINDS, SECRETS, right_of, wrong_of
from tests.modules.questions.test_reading import sent


pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.modules.questions.urls")]

MARKED = [kind for kind in KINDS if kind != "open"]


def give(desk, kind, answer, times=1):
    key = desk.key(kind)
    for _time in range(times):
        given = answer(key)
        made = mark(key, given)
        record_answer(desk.learner, desk.page, key, given, made, uuid.uuid4(), "en")


def told(section):
    """Return which secret words a section holds, in text or in attributes."""
    html = str(section)
    return {secret for secret in SECRETS if secret in html}


def fragment(desk, kind, **unsaved):
    block_id = desk.key(kind).block_id
    return render_block(desk.request, desk.page, block_id, None, unsaved=Unsaved(**unsaved))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_told_before_an_answer(desk, kind):
    section = desk.question(kind)
    assert section.form["method"] == "post"
    assert told(section) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_right_answer_is_told_so_and_why(desk, kind):
    give(desk, kind, right_of)
    section = desk.question(kind)
    status = section.find(role="status").get_text()
    assert ("compare" if kind == "open" else "That is right.") in status
    assert "xwhy" in status
    assert ("xmodel" if kind == "open" else "xright") in status
    assert "xwrong" not in told(section)
    assert not section.find("button", {"name": "show"})


@pytest.mark.parametrize("kind", MARKED)
def test_a_wrong_answer_tells_of_itself_only(desk, kind):
    give(desk, kind, wrong_of)
    section = desk.question(kind)
    assert told(section) <= {"xwrong"}
    assert "Not right" in section.find(role="status").get_text()
    assert section.find("button", {"name": "show"}).get_text(strip=True) == "Show me the answer"


@pytest.mark.parametrize("kind", MARKED)
def test_the_answer_is_there_after_the_last_try(desk, kind):
    give(desk, kind, wrong_of, times=3)
    status = desk.question(kind).find(role="status")
    assert "xwhy" in status.get_text()
    assert "The answer" in status.get_text()
    assert not desk.question(kind).find("button", {"name": "show"})


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("single", ["close"]),
        ("multiple", ["close", "medium"]),
        ("true_false", ["Not true"]),
        ("order", ["first", "second", "third"]),
        ("match", ["low angle – looks strong", "high angle – looks small", "level – looks equal"]),
        ("short_text", ["xaccepted"]),
        ("hotspot", ["2: door"]),
        ("shots", ["arrives", "knocks", "enters"]),
        ("cut", ["0:08.3", "0:19.4"]),
    ],
)
def test_who_asks_is_shown_the_answer(desk, kind, lines):
    give(desk, kind, wrong_of)
    show_answer(desk.learner, desk.page, desk.key(kind), uuid.uuid4(), "en")
    answer = desk.question(kind).find(class_="question__answer")
    assert [line.get_text() for line in answer.find(["ol", "ul"]).find_all("li")] == lines
    assert "xwhy" in answer.get_text()


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_has_a_name_that_is_read_aloud(desk, kind):
    give(desk, kind, right_of)
    section = desk.question(kind)
    ids = [tag["id"] for tag in section.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for control in section.find_all(["input", "select", "textarea", "button"]):
        if control.name == "button":
            assert control.get_text(strip=True)
        elif control.get("type") != "hidden":
            label = section.find("label", attrs={"for": control["id"]})
            assert label.get_text(strip=True)
    for tag in section.find_all(attrs={"aria-describedby": True}):
        assert set(tag["aria-describedby"].split()) <= set(ids)


@pytest.mark.parametrize("kind", KINDS)
def test_the_question_is_the_name_of_its_controls(desk, kind):
    section = desk.question(kind)
    stem = section.find("legend") or section.find("label")
    assert f"Which {kind}?" in stem.get_text()
    assert section.find("img", alt="A kitchen")
    assert section.find("details").get_text(" ", strip=True) == "Hint Look closer."


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_carries_an_id_of_its_own_and_the_token(desk, kind):
    first, second = desk.question(kind), desk.question(kind)
    writes = {section.find("input", {"name": "write"})["value"] for section in (first, second)}
    assert len({uuid.UUID(write) for write in writes}) == 2
    assert first.find("input", {"name": "csrfmiddlewaretoken"})
    key = desk.key(kind)
    assert first.form["action"] == f"/learn/answers/{desk.page.translation_key}/{key.block_id}/"


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_form_shows_is_what_was_given(desk, kind):
    """Sent as it stands, the form gives the same answer again."""
    key = desk.key(kind)
    given = right_of(key)
    give(desk, kind, right_of)
    section = desk.question(kind)
    fields: dict[str, list[str]] = {}
    for control in section.find_all("input"):
        if control.get("type") in ("text", "hidden") or control.has_attr("checked"):
            fields.setdefault(control["name"], []).append(control["value"])
    for select in section.find_all("select"):
        fields[select["name"]] = [select.find("option", selected=True)["value"]]
    for area in section.find_all("textarea"):
        fields["text"] = [area.get_text().removeprefix("\n")]
    assert read_given(key, sent(**fields)) == given


@pytest.mark.parametrize("kind", ["order", "shots"])
def test_items_are_moved_without_writing(desk, kind):
    key = desk.key(kind)
    shown = [tag["value"] for tag in desk.question(kind).find_all("input", {"name": "order"})]
    assert shown != list(key.right)
    button = desk.question(kind).find_all("button", {"name": "move"})[1]
    moved = read_move(key, sent(order=shown, move=button["value"]))
    html = fragment(desk, kind, given=moved)
    assert html.index(shown[1]) < html.index(shown[0])
    assert told(html) == set()
    assert not Answer.objects.exists()


def test_sides_of_a_match_do_not_stand_beside_each_other(desk):
    key = desk.key("match")
    section = desk.question("match")
    options = [tag["value"] for tag in section.find("select").find_all("option")][1:]
    assert sorted(options) == sorted(key.right)
    assert options != list(key.right)
    assert [li.get_text() for li in section.find(class_="question__letters").find_all("li")] == [
        tag.get_text() for tag in section.find("select").find_all("option")[1:]
    ]


def test_places_have_the_same_numbers_in_the_picture_and_in_the_list(desk):
    section = desk.question("hotspot")
    markers = [(g["data-option"], g.find("text").get_text()) for g in section.svg.find_all("g")]
    ticks = section.find_all("input", {"type": "radio"})
    listed = [(tick["value"], tick.find_next("b").get_text()) for tick in ticks]
    assert markers == listed
    assert section.svg["aria-hidden"] == "true"
    assert section.svg.find_all("circle")[1]["cx"] == "70%"


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("order", {"order": [0, 2, 1]}, "1 of 3 is in its place."),
        ("match", {"pairs": [0, 1, 1]}, "2 of 3 pairs are right."),
        ("multiple", {"options": [1]}, "There are more right answers."),
        ("cut", {"times": [8]}, "There are more cuts."),
    ],
)
def test_an_answer_that_is_partly_right_says_how_far(desk, kind, given, words):
    key = desk.key(kind)
    ((name, places),) = given.items()
    if name == "pairs":
        given = {name: {left: key.right[p] for left, p in zip(key.choices, places, strict=True)}}
    elif name != "times":
        given = {name: [key.choices[place] for place in places]}
    give(desk, kind, lambda key: given)
    status = desk.question(kind).find(role="status").get_text()
    assert "Partly right." in status
    assert words in status


def test_times_are_judged_one_by_one(desk):
    give(desk, "cut", lambda key: {"times": [9, 12.5]})
    parts = [
        li.get_text(" ", strip=True)
        for li in desk.question("cut").find(class_="question__parts").find_all("li")
    ]
    assert parts == ["0:09 – a cut", "0:12.5 – no cut"]


def test_without_cookies_there_is_feedback_and_no_record(desk):
    key = desk.key("single")
    html = fragment(desk, "single", given=wrong_of(key), mark=mark(key, wrong_of(key)))
    assert told(html) == {"xwrong"}
    assert "Show me the answer" in html
    assert not Answer.objects.exists()
    shown = fragment(desk, "single", given=wrong_of(key), is_shown=True)
    assert "xwhy" in shown


def test_a_problem_is_said_and_what_was_typed_stays(desk):
    found = read_given(desk.key("cut"), sent(times="0:08 <b>soon</b>"))
    assert isinstance(found, Unreadable)
    html = fragment(desk, "cut", given=found.given, problem=found.message)
    assert "0:08 &lt;b&gt;soon&lt;/b&gt;" in html
    assert "Write each time like" in html
    assert 'aria-invalid="true"' in html
    assert told(html) == {"0:08"}


def test_what_learners_write_is_never_markup(desk):
    for kind in ("open", "short_text"):
        give(desk, kind, lambda key: {"text": "</textarea><script>\"'&"})
    html = desk.page_html()
    assert "<script" not in html
    assert html.count("&lt;/textarea&gt;&lt;script&gt;") == 2


def test_a_stored_answer_that_makes_no_sense_is_shown_as_none(desk):
    for kind in KINDS:
        key = desk.key(kind)
        for given in ([], {"options": 7, "order": [[]], "pairs": [], "times": [None], "text": {}}):
            made = mark(key, given)
            record_answer(desk.learner, desk.page, key, given, made, uuid.uuid4(), "en")
            assert desk.question(kind).form


def test_a_block_that_is_gone_renders_nothing(desk):
    assert render_block(desk.request, desk.page, uuid.uuid4(), None) == ""


def test_words_in_another_language_than_the_readers_are_marked(desk):
    french = RequestFactory().get("/")
    with translation.override("fr"):
        html = render_block(french, desk.page, desk.key("single").block_id, None)
    assert '<span class="question__stem" lang="en">' in html


def test_a_unit_costs_the_same_queries_however_many_questions_were_answered(desk):
    desk.page_html()
    with CaptureQueriesContext(connection) as before:
        desk.page_html()
    for kind in KINDS:
        give(desk, kind, right_of)
    with CaptureQueriesContext(connection) as after:
        desk.page_html()
    assert len(after) == len(before)


def test_a_block_alone_in_an_editors_preview_is_read_and_not_answered(desk):
    block = next(block for block in desk.page.body if block.block_type == "single")
    html = block.render()
    assert "Which single?" in html
    assert "<form" not in html


def test_a_text_that_is_too_long_comes_back_whole(desk):
    found = read_given(desk.key("open"), sent(text="long " * 3000))
    html = fragment(desk, "open", given=found.given, problem=found.message)
    assert "long " * 3000 in html
    assert "maxlength" not in html
    assert f'aria-describedby="p-{desk.key("open").block_id}"' in html
