"""What is wrong with the files of modules, units and paths is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.toolkit_site.starter.learning_sample import (
    MODULE_FILE,
    PATH_FILE,
    SECOND,
    SECOND_FILE,
    UNIT_FILE,
    change,
    write_learning,
)
from tests.toolkit_site.starter.sample import DRAWING, problems
from tests.toolkit_site.starter.test_bad_files import named_line


TABLE = {
    case["case"]: case
    for case in yaml.safe_load(Path(__file__).with_name("bad_learning.yaml").read_text())
}


@pytest.fixture
def folder(tmp_path):
    return write_learning(tmp_path)


def test_the_sample_has_no_problems(folder):
    assert problems(folder) == []


@pytest.mark.parametrize("case", TABLE)
def test_one_mistake_is_named_with_its_line(case, folder):
    spoilt = TABLE[case]
    file = spoilt.get("file", UNIT_FILE)
    text = change(folder, file, spoilt["old"], spoilt["new"])
    line = named_line(text, spoilt.get("at", spoilt["new"]))
    own = [one for one in problems(folder) if one.startswith(file)]
    assert own == [f"{file}:{line}: {spoilt['message']}"]


def test_all_problems_of_all_files_come_together(folder):
    change(folder, UNIT_FILE, "- [x] It chooses.", "- [ ] It chooses.")
    change(folder, UNIT_FILE, "Answer: true\nRight", "Answer: yes\nRight")
    change(folder, MODULE_FILE, "## Introduction", "## Intro")
    change(folder, PATH_FILE, "firm: lock", "firm: hard")
    assert [one.split(": ")[0].rpartition(":")[0] for one in problems(folder)] == [
        UNIT_FILE,
        UNIT_FILE,
        MODULE_FILE,
        PATH_FILE,
    ]


def test_a_number_that_two_units_have_is_refused(folder):
    (folder / SECOND_FILE).rename(folder / "modules/seeing/01-a-cut.md")
    assert problems(folder) == [
        "modules/seeing/01-a-frame.md:1: the number 01 is that of 01-a-cut.md already"
    ]


def test_a_slug_that_two_units_have_is_refused_in_both(folder):
    (folder / "modules/seeing/03-a-cut.md").write_text(SECOND)
    assert problems(folder) == [
        f"{SECOND_FILE}:3: slug: “a-cut” is used by modules/seeing/03-a-cut.md too",
        f"modules/seeing/03-a-cut.md:3: slug: “a-cut” is used by {SECOND_FILE} too",
    ]


def test_a_file_without_a_number_is_named(folder):
    (folder / SECOND_FILE).rename(folder / "modules/seeing/a-cut.md")
    assert problems(folder) == [
        "modules/seeing/a-cut.md:1: the file of a unit is called like 01-first-look.md"
    ]


def test_a_folder_without_its_module_is_named(folder):
    (folder / MODULE_FILE).unlink()
    assert f"{MODULE_FILE}:1: the file cannot be read" in problems(folder)


def test_a_file_that_is_no_unit_is_refused_at_once(folder):
    (folder / SECOND_FILE).write_text("# A cut\n")
    assert (
        f"{SECOND_FILE}:1: the file begins with its facts between two lines of three dashes (---)"
        in problems(folder)
    )


def test_two_drawings_of_one_name_are_refused(folder):
    (folder / "modules/seeing/drawings/FL-91-face.svg").write_text(DRAWING)
    assert problems(folder) == [
        "modules/seeing/drawings/FL-91-face.svg:1: another folder has a drawing of this name already"
    ]


def test_a_drawing_that_no_page_shows_is_a_warning(folder):
    (folder / "modules/seeing/drawings/M1-spare.svg").write_text(DRAWING)
    assert problems(folder) == [
        "modules/seeing/drawings/M1-spare.svg:1: nothing shows this drawing"
    ]
