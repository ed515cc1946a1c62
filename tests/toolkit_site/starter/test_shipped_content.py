"""The content that is shipped: without a problem, complete, and loaded in one go."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from pathlib import Path

from django.apps import apps
from django.db import transaction
from django.test import override_settings

from wagtail.models import Locale
from wagtail_localize.models import Translation

import pytest

from activities.models import ActivityPage, Competence, CompetenceFramework, Topic
from activities.pages.checklist import gaps
from modules.models import LearningPathPage, ModulePage, UnitPage
from modules.pages.clip_gaps import clip_gaps
from modules.pages.contents import pictures, values
from modules.questions.keys import keys_of
from modules.questions.marking import mark
from modules.questions.models import Verdict
from tests.toolkit_site.starter.sample import english
from toolkit_site.starter.loader import load
from toolkit_site.starter.loading.ledger import Outcome
from toolkit_site.starter.loading.pages import page_key
from toolkit_site.starter.reading.content import read_content


SHIPPED = {
    *("FL-01", "FL-04", "FL-08", "FL-10", "FL-11", "FL-17", "FL-22", "FL-24"),
    *("TC-01", "TC-02", "TC-06", "TC-08", "GP-01", "GP-02"),
}

# What a clip may cost those who pay for each megabyte.
MOST_MEGABYTES = 0.4


@pytest.fixture(scope="module")
def content():
    return read_content(Path(apps.get_app_config("starter").path) / "content")


@pytest.fixture(scope="module")
def loaded_once(content, django_db_setup, django_db_blocker, tmp_path_factory):
    """The content on a site, once for all tests that only look at it."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        transaction.atomic(),
    ):
        load(content)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(loaded_once, db):
    """The content on a site."""


def test_there_are_fourteen_activities_without_a_problem_or_a_warning(content):
    assert {activity.code for activity in content.activities} >= SHIPPED
    assert content.warnings == []


def test_each_activity_is_complete(loaded):
    open_points = {
        page.code: [str(gap.message) for gap in gaps(page)]
        for page in english(ActivityPage).order_by("code")
    }
    assert {code: points for code, points in open_points.items() if points} == {}
    assert set(open_points) >= SHIPPED


def test_each_framework_has_the_competences_its_publisher_lists(loaded):
    leaves = english(Competence).filter(children=None)
    counts = {
        frame.code: leaves.filter(framework=frame).count() for frame in english(CompetenceFramework)
    }
    assert counts == {
        "key-competences-2018": 8,
        "lifecomp": 9,
        "greencomp": 12,
        "rfcdc": 20,
        "film-literacy": 6,
        "territorial-cooperation": 8,
        "ets-trainers": 7,
        "ets-youth-workers": 9,
    }
    assert [frame.code for frame in english(CompetenceFramework).filter(provisional=True)] == [
        "territorial-cooperation"
    ]


def test_the_first_level_of_topics_is_the_strands(loaded):
    strands = english(Topic).filter(parent=None).values_list("slug", flat=True)
    assert list(strands) == ["film-language", "territorial-cooperation", "group-process"]


def test_every_module_unit_and_path_is_there_as_an_editor_could_have_saved_it(content, loaded):
    units, paths = english(UnitPage), english(LearningPathPage)
    assert english(ModulePage).filter(live=True).count() == len(content.modules) >= 2
    assert units.filter(live=True).count() == len(content.units) >= 14
    assert paths.filter(live=True).count() == len(content.paths) >= 2
    for page in units:
        page.full_clean()
        UnitPage.body.field.stream_block.clean(page.body)
        assert page.competences.exists(), page.title
    for page in paths:
        page.full_clean()
        LearningPathPage.steps.field.stream_block.clean(page.steps)


def test_our_film_is_small_and_has_captions_in_each_language_that_we_translate_to(loaded):
    clips = [(page, clip) for page in english(UnitPage) for clip in values(page, "clip")]
    ours = [(page, clip) for page, clip in clips if clip["video"]]
    assert {page.slug for page, _clip in ours} == {"cutting-so-that-nobody-stumbles"}
    for page, clip in ours:
        assert list(clip_gaps(page)) == []
        assert clip.megabytes <= MOST_MEGABYTES
        assert clip["video"].thumbnail.size < 20_000
        assert [track["language"] for track in clip.tracks] == ["en", "fr", "uk"]
        assert [track["label"] for track in clip.tracks] == ["English", "Français", "Українська"]
        assert clip["transcript"].source
        assert "CC BY-SA 4.0" in clip["credit"]


def test_a_question_asks_for_the_cuts_of_our_film(loaded):
    unit = english(UnitPage).get(slug="cutting-so-that-nobody-stumbles")
    [key] = [key for key in keys_of(unit.body.raw_data).values() if key.kind == "cut"]
    assert [str(cut) for cut in key.cuts] == ["5", "8.4", "13", "16.6"]
    given = {"times": [5.3, 8, 13.4, 16]}
    assert mark(key, given).verdict == Verdict.RIGHT
    # The light that goes on at the end is no cut.
    assert mark(key, {"times": [*given["times"], 20.8]}).verdict == Verdict.PARTLY


def test_each_unit_takes_15_to_30_minutes_and_has_what_a_unit_needs(loaded):
    for unit in english(UnitPage):
        assert 15 <= unit.minutes <= 30, unit.title
        assert values(unit, "picture") or list(pictures(unit)), unit.title
        assert values(unit, "reflection"), unit.title
        assert values(unit, "activity"), unit.title
        checks = [check["questions"] for check in values(unit, "self_check")]
        kinds = [{question.block_type for question in questions} for questions in checks]
        assert max(map(len, kinds), default=0) >= 3, unit.title


@pytest.mark.parametrize("code", ["fr", "uk"])
def test_a_unit_and_a_path_are_whole_in_french_and_ukrainian(loaded, code):
    locale = Locale.objects.get(language_code=code)
    for model, slug in ((UnitPage, "near-and-far"), (LearningPathPage, "my-first-one-minute-film")):
        page = english(model).get(slug=slug)
        assert page.get_translation(locale).live
        translation = Translation.objects.get(
            source__object_id=page.translation_key, target_locale=locale
        )
        total, translated = translation.get_progress()
        assert total == translated > 10, page.title


def test_units_stand_in_the_order_of_their_files(content, loaded):
    for module in content.modules:
        page = english(ModulePage).get(slug=module.slug)
        wanted = [unit.slug for unit in content.units if unit.module == module.slug]
        assert [unit.slug for unit in page.get_children()] == wanted


def test_loading_again_changes_nothing(content, loaded):
    assert set(load(content).outcomes) == {Outcome.UNCHANGED}


def test_every_page_and_the_library_can_be_shown(loaded, client):
    for page in english(ActivityPage):
        assert client.get(page.url).status_code == 200
    assert client.get(page.get_parent().url).status_code == 200


# What a file holds besides words of the page: facts in brackets, headings, labels, numbers of lists, paths.
NO_WORDS = re.compile(
    r"^## .*$|^(?:- )?\[[^\]]*\](?!\()|\[optional\]|^(?:Cue|Needs|Link|Note):|^\s*\d+\. |\]\(drawings/[^)]*\)",
    re.MULTILINE,
)
WORD = re.compile(r"[^\W_]+")


def words_in(value):
    """Count the words of a page, wherever they stand in its data."""
    if isinstance(value, str) and value.startswith("[{"):
        return words_in(json.loads(value))
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return sum((words_in(item) for item in value), Counter())
    return Counter(WORD.findall(html.unescape(re.sub(r"<[^>]*>", " ", str(value)))))


# In the files of units: marks of right answers, places, kinds of blocks and questions, labels.
NO_WORDS_OF_UNITS = re.compile(
    r"^## (?:Goals|Text|Picture|Reflection|Introduction|Activity: .*)$|^## (?:Film clip|Self-check):?|"
    r"^### (?:Choose one|Choose several|True or not|Put in order|Match|Short text|Find the place|"
    r"Order the shots|Spot the cut|Open answer|Transcript)$|^- \[[ x]\] (?:\(\d+, ?\d+\))?|^Answer: \w+$|"
    r"^(?:- )?(?:Hint|Why|Right|Wrong|Accepted|Model answer|Begin|Link|Look at|Credit|Clip|Cuts|Tolerance):|"
    r"^(?:- )?(?:File|Captions): .*$|^\s*\d+\. |"
    r"\]\(drawings/[^)]*\)",
    re.MULTILINE,
)


def test_no_word_of_a_module_is_lost(content, loaded):
    folder = Path(apps.get_app_config("starter").path) / "content"
    for found in (*content.modules, *content.units, *content.paths):
        body = (folder / found.file).read_text().split("\n---\n", 1)[1]
        page = english(found.model).get(translation_key=page_key(found))
        words = Counter(WORD.findall(NO_WORDS_OF_UNITS.sub("", body)))
        assert words - words_in(page.serializable_data()) == Counter(), found.file


def test_no_word_of_a_file_is_lost(loaded):
    folder = Path(apps.get_app_config("starter").path) / "content" / "activities"
    for path in folder.glob("*.md"):
        body = NO_WORDS.sub("", path.read_text().split("\n---\n", 1)[1])
        page = english(ActivityPage).get(code=path.name[:5])
        assert Counter(WORD.findall(body)) - words_in(page.serializable_data()) == Counter(), (
            path.name
        )
