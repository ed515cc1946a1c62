"""What is wrong with an activity file is said with its line and with what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.toolkit_site.starter.sample import (
    ACTIVITY,
    DRAWING,
    FILE,
    changed,
    line_of,
    problems,
    write,
)


TABLE = {
    case["case"]: case
    for case in yaml.safe_load(Path(__file__).with_name("bad_files.yaml").read_text())
}


@pytest.mark.parametrize("case", TABLE)
def test_one_mistake_gives_one_message_with_its_line(case, tmp_path):
    spoilt = TABLE[case]
    text = changed(spoilt["old"], spoilt["new"])
    line = named_line(text, spoilt.get("at", spoilt["new"]))
    assert problems(write(tmp_path, text)) == [f"{FILE}:{line}: {spoilt['message']}"]


def named_line(text, place):
    if isinstance(place, int):
        return place
    leading = len(place) - len(place.lstrip("\n"))
    return line_of(text, place) + leading


def test_all_problems_of_a_file_come_together(tmp_path):
    text = (
        ACTIVITY.replace("prep_min: 10", "prep_min: ten")
        .replace("## Tips", "## Tipps")
        .replace("level 2", "level")
    )
    assert problems(write(tmp_path, text)) == [
        f"{FILE}:9: prep_min: expected a whole number, found “ten”",
        f"{FILE}:33: unknown level “level”; write it like “level 2”",
        f"{FILE}:99: unknown heading “Tipps”; did you mean “Tips”?",
    ]


def test_a_code_that_two_files_claim_is_refused_in_both(tmp_path):
    write(tmp_path)
    twin = "FL-91-look-again.md"
    write(tmp_path, changed("slug: look-twice", "slug: look-again"), twin)
    assert problems(tmp_path) == [
        f"{twin}:2: code: “FL-91” is used by {FILE} too",
        f"{FILE}:2: code: “FL-91” is used by {twin} too",
    ]


def test_a_slug_that_two_files_claim_is_refused_in_both(tmp_path):
    write(tmp_path)
    twin = "FL-92-look-twice.md"
    write(tmp_path, changed("code: FL-91", "code: FL-92"), twin)
    assert problems(tmp_path) == [
        f"{FILE}:4: slug: “look-twice” is used by {twin} too",
        f"{twin}:4: slug: “look-twice” is used by {FILE} too",
    ]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "the file is empty"),
        (b" \n\n", 1, "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "the file is not text in UTF-8"),
        (b"---\ncode: FL-91\ntitle: caf\xe9\n---\n", 3, "the file is not text in UTF-8"),
        (
            b"---\ncode: FL\x0091\n---\n",
            2,
            "the line holds a control character; a content file is plain text",
        ),
        (b"x" * 200_001, 1, "the file is larger than 200 kB"),
        (
            b"# Look twice\n",
            1,
            "the file begins with its facts between two lines of three dashes (---)",
        ),
    ],
)
def test_a_file_that_is_no_activity_is_refused_at_once(data, line, message, tmp_path):
    assert problems(write(tmp_path, data)) == [f"{FILE}:{line}: {message}"]


def test_missing_files_of_topics_and_competences_are_named(tmp_path):
    write(tmp_path)
    (tmp_path / "topics.yaml").unlink()
    (tmp_path / "competences.yaml").write_text("- {code: x}\n- {code: x, title: X, colour: red}\n")
    found = problems(tmp_path)
    assert "topics.yaml:1: the file cannot be read" in found
    assert "competences.yaml:1: title is missing" in found
    assert any(
        line.startswith("competences.yaml:2: unknown key “colour”; use one of code,")
        for line in found
    )
    assert "competences.yaml:2: the code “x” stands here twice" in found


def test_a_drawing_that_nobody_shows_is_a_warning(tmp_path):
    (write(tmp_path) / "activities" / "drawings" / "spare.svg").write_text(DRAWING)
    assert problems(tmp_path) == ["drawings/spare.svg:1: nothing shows this drawing"]
