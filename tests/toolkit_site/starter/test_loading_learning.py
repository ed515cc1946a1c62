"""Modules, units and paths are loaded as activities are, and learners' records survive it."""

from __future__ import annotations

from wagtail.images.models import Image
from wagtail_localize.models import Translation

import pytest

from activities.models import ActivityPage
from modules.models import (
    LearningPathIndexPage,
    LearningPathPage,
    ModuleIndexPage,
    ModulePage,
    UnitPage,
)
from modules.questions.keys import keys_of
from tests.toolkit_site.starter.catalogues import messages, write_all
from tests.toolkit_site.starter.learning_sample import (
    MODULE_FILE,
    PATH_FILE,
    SECOND_FILE,
    UNIT_FILE,
    change,
    write_learning,
)
from tests.toolkit_site.starter.sample import english
from toolkit_site.starter.loader import load
from toolkit_site.starter.loading.ledger import Outcome, Reason
from toolkit_site.starter.reading.content import read_content


pytestmark = pytest.mark.django_db

# What the sample without modules holds, and: three drawings, a film, its captions twice, a module, two units, a path.
THINGS = 10 + 3 + 1 + 2 + 1 + 2 + 1


@pytest.fixture
def folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    # One language to translate into is enough here, and eight times as fast.
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "Français")]
    return write_learning(tmp_path / "content")


def run(folder, *only):
    result = load(read_content(folder), frozenset(only))
    return {one.value: number for one, number in result.outcomes.items() if number}, result.kept


def unit(slug="a-frame"):
    return english(UnitPage).get(slug=slug)


def slugs():
    return list(english(UnitPage).order_by("path").values_list("slug", flat=True))


def question(kind):
    return next(key for key in keys_of(unit().body.raw_data).values() if key.kind == kind)


def keys_and_choices():
    found = keys_of(unit().body.raw_data)
    return {block_id: (key.kind, set(key.choices)) for block_id, key in found.items()}


def test_everything_is_published_in_its_place(folder):
    assert run(folder) == ({"created": THINGS}, [])
    modules, paths = english(ModuleIndexPage).get(), english(LearningPathIndexPage).get()
    assert (modules.slug, modules.title, modules.show_in_menus) == ("modules", "Modules", True)
    assert (paths.slug, paths.title, paths.show_in_menus) == ("paths", "Learning paths", True)
    assert modules.get_parent() == paths.get_parent()
    module, path = english(ModulePage).get(), english(LearningPathPage).get()
    assert module.get_parent().pk == modules.pk
    assert path.get_parent().pk == paths.pk
    assert {page.get_parent().pk for page in english(UnitPage)} == {module.pk}
    for page in (modules, paths, module, path, *english(UnitPage)):
        assert page.live
        assert not page.has_unpublished_changes
    assert slugs() == ["a-frame", "a-cut"]
    assert module.cover.title == "Seeing: first steps"
    assert [row.competence.code for row in unit().competences.all()] == ["FL1", "2.1"]


def test_every_type_of_question_arrives_with_what_is_right(folder):
    run(folder)
    found = {key.kind: key for key in keys_of(unit().body.raw_data).values()}
    assert len(keys_of(unit().body.raw_data)) == 10
    assert {kind: (len(key.choices), len(key.right)) for kind, key in found.items()} == {
        "single": (2, 1),
        "multiple": (3, 2),
        "true_false": (2, 1),
        "order": (3, 3),
        "match": (2, 2),
        "short_text": (0, 0),
        "hotspot": (2, 1),
        "shots": (3, 3),
        "open": (0, 0),
    }
    assert found["short_text"].accepted == ("close-up", "a close up")
    check = next(block for block in unit().body if block.block_type == "self_check").value
    shots = next(one for one in check["questions"] if one.block_type == "shots").value
    assert [one["picture"].contextual_alt_text for one in shots["items"]] == [
        "A hand.",
        "A door.",
        "A face.",
    ]
    assert check["questions"][0].value["tries"] == 3


def test_blocks_pass_the_check_of_the_admin(folder):
    run(folder)
    for page in english(UnitPage):
        UnitPage.body.field.stream_block.clean(page.body)
    for page in english(LearningPathPage):
        LearningPathPage.steps.field.stream_block.clean(page.steps)


def test_a_path_points_at_units_and_activities(folder):
    run(folder)
    first, second, third = (step.value for step in english(LearningPathPage).get().steps)
    frame, activity, cut = unit().pk, english(ActivityPage).get().pk, unit("a-cut").pk
    assert [step["page"].pk for step in (first, second, third)] == [frame, activity, cut]
    assert [page.pk for page in third["rule"]["steps"]] == [frame, activity]
    assert (second["required"], second["minutes"], second["rule"]["force"]) == (False, 30, "lock")
    [block] = [block for block in unit().body if block.block_type == "activity"]
    assert block.value["activity"].pk == activity


def test_the_second_run_changes_nothing(folder, django_assert_max_num_queries):
    run(folder)
    before = [page.latest_revision_id for page in english(UnitPage)]
    content = read_content(folder)
    with django_assert_max_num_queries(75):
        result = load(content)
    assert result.outcomes == {Outcome.UNCHANGED: THINGS}
    assert [page.latest_revision_id for page in english(UnitPage)] == before


def test_ids_are_the_same_on_every_site(folder):
    run(folder)
    assert str(unit().translation_key) == "45f973fe-ff67-5e75-bae9-5aacda672f4c"
    assert str(question("single").block_id) == "34b02fc5-e5ce-59eb-bc52-1e4cf088fb2d"
    assert question("single").right == ("b47a2a96-dd81-58ba-85d0-ce2e07e027e2",)


def test_a_question_keeps_its_ids_wherever_it_moves(folder):
    run(folder)
    before = keys_and_choices()
    text = (folder / UNIT_FILE).read_text()
    start, end = text.index("### Choose several"), text.index("### True or not")
    moved, rest = text[start:end], text[:start] + text[end:]
    moved = moved.replace(
        "- [x] Close-up\n- [x] Long shot | Yes.", "- [x] Long shot | Yes.\n- [x] Close-up"
    )
    rest = rest.replace("## Self-check\n\n", f"## Text\n\nNew.\n\n## Self-check\n\n{moved}")
    (folder / UNIT_FILE).write_text(rest)
    assert run(folder)[0] == {"updated": 1, "unchanged": THINGS - 1}
    assert keys_and_choices() == before


def test_an_edited_unit_is_kept_and_the_others_follow_their_files(folder):
    run(folder)
    edited = unit()
    edited.taster = "An editor's words."
    edited.save_revision().publish()
    assert run(folder) == ({"unchanged": THINGS}, [])
    change(folder, UNIT_FILE, "A frame shows and hides.", "Another taster.")
    change(folder, SECOND_FILE, "A cut joins two shots.", "Cut!")
    change(folder, MODULE_FILE, "Two units on looking.", "Look.")
    change(folder, PATH_FILE, "Take your time.", "Go.")
    assert run(folder) == (
        {"updated": 3, "unchanged": THINGS - 4, "kept": 1},
        [("seeing/a-frame", Reason.EDITED)],
    )
    assert unit().taster == "An editor's words."
    assert unit("a-cut").taster == "Cut!"
    assert english(ModulePage).get().taster == "Look."


def test_a_withdrawn_path_stays_withdrawn_and_a_deleted_module_does_not_come_back(folder):
    run(folder)
    english(LearningPathPage).get().unpublish()
    english(ModulePage).get().delete()
    change(folder, MODULE_FILE, "Two units on looking.", "Look.")
    assert run(folder)[1] == [("seeing", Reason.DELETED), ("first-film", Reason.WITHDRAWN)]
    assert not english(UnitPage).exists()


def test_a_path_loses_the_step_that_was_deleted_with_the_rules_about_it(folder):
    run(folder)
    unit().delete()
    assert run(folder)[0]["updated"] == 1
    steps = [step.value for step in english(LearningPathPage).get().steps]
    assert [step["page"].slug for step in steps] == ["look-twice", "a-cut"]
    assert [step["rule"]["wanted"] for step in steps] == ["nothing", "any"]
    assert [len(step["rule"]["steps"]) for step in steps] == [0, 1]


def test_a_deleted_drawing_takes_the_blocks_along_that_cannot_be_without_it(folder):
    run(folder)
    Image.objects.get(title="A hand.").delete()
    assert run(folder)[0]["updated"] == 1
    kinds = [key.kind for key in keys_of(unit().body.raw_data).values()]
    assert "shots" not in kinds
    assert len(kinds) == 9


def renumber(folder):
    (folder / UNIT_FILE).rename(folder / "modules/seeing/03-a-frame.md")


def test_new_numbers_put_units_into_a_new_order_in_all_languages(folder):
    run(folder)
    renumber(folder)
    assert run(folder) == ({"unchanged": THINGS}, [])
    assert slugs() == ["a-cut", "a-frame"]
    french = UnitPage.objects.filter(locale__language_code="fr").order_by("path")
    assert [page.slug for page in french] == ["a-cut", "a-frame"]


def test_a_new_unit_comes_in_its_place(folder):
    run(folder)
    text = (folder / SECOND_FILE).read_text().replace("slug: a-cut", "slug: a-look")
    (folder / "modules/seeing/00-a-look.md").write_text(text)
    assert run(folder)[0] == {"created": 1, "unchanged": THINGS}
    assert slugs() == ["a-look", "a-frame", "a-cut"]


def test_the_order_that_an_editor_chose_is_kept(folder):
    run(folder)
    unit().move(unit("a-cut"), pos="right")
    assert run(folder) == ({"unchanged": THINGS}, [])
    assert slugs() == ["a-cut", "a-frame"]
    text = (folder / SECOND_FILE).read_text().replace("slug: a-cut", "slug: a-look")
    (folder / "modules/seeing/00-a-look.md").write_text(text)
    assert run(folder)[1] == [("order:seeing", Reason.EDITED)]
    assert slugs() == ["a-cut", "a-frame", "a-look"]


def test_a_module_can_be_loaded_alone_and_what_it_points_at_comes_later(folder):
    run(folder, "seeing")
    assert not english(ActivityPage).exists()
    assert "activity" not in [block.block_type for block in unit().body]
    assert run(folder)[0]["updated"] == 1
    assert "activity" in [block.block_type for block in unit().body]


def test_catalogues_put_modules_into_a_language(folder):
    names = {page.catalogue for page in read_content(folder).pages}
    assert names == {
        "FL-91-look-twice.po",
        "module--seeing.po",
        "unit--seeing--a-frame.po",
        "unit--seeing--a-cut.po",
        "path--first-film.po",
    }
    write_all(folder, "fr")
    run(folder)
    found = UnitPage.objects.get(locale__language_code="fr", slug="a-frame")
    assert found.live
    assert found.taster == "fr A frame shows and hides."
    [accepted] = [key.accepted for key in keys_of(found.body.raw_data).values() if key.accepted]
    assert accepted == ("fr close-up", "a close up")
    assert set(keys_of(found.body.raw_data)) == set(keys_of(unit().body.raw_data))
    [picture] = [block.value for block in found.body if block.block_type == "picture"]
    assert picture["picture"].contextual_alt_text == "fr A door in a frame."
    path = LearningPathPage.objects.get(locale__language_code="fr")
    assert (path.live, path.get_parent().title) == (True, "fr Learning paths")
    progress = Translation.objects.get(
        source__object_id=found.translation_key, target_locale__language_code="fr"
    ).progress
    assert progress.segments_approved == progress.segments


def test_every_word_of_a_unit_can_be_translated(folder):
    places = [place for place, _text in messages(folder, "unit--seeing--a-frame.po")]
    endings = {place.rpartition(".")[2] for place in places}
    assert endings >= {
        *("title", "taster", "caption", "why", "look_at", "transcript", "stem", "hint", "text"),
        *("feedback", "feedback_right", "feedback_wrong", "left", "right", "accepted"),
        *("model_answer", "prompt", "help", "alt_text"),
    }
    assert not endings & {"answer", "link", "slug", "minutes", "x", "kind"}
