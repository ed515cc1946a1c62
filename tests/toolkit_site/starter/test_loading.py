"""Loading makes what is missing, updates what nobody edited, and keeps everything else."""

from __future__ import annotations

from wagtail.images.models import Image
from wagtail.models import Collection, Locale, Page, Site

import pytest

from activities.models import (
    ActivityCompetence,
    ActivityIndexPage,
    ActivityMaterial,
    ActivityPage,
    Competence,
    Topic,
)
from tests.toolkit_site.starter.sample import DRAWING, changed, english, write
from toolkit_site.home.models import HomePage
from toolkit_site.starter.loader import load
from toolkit_site.starter.loading.ledger import Outcome, Reason
from toolkit_site.starter.models import StarterRecord
from toolkit_site.starter.reading.content import read_content
from toolkit_site.starter.reading.problems import StarterError


pytestmark = pytest.mark.django_db

# Two topics and a strand, a framework, three competences, two drawings, an activity.
THINGS = 3 + 1 + 3 + 2 + 1
SECOND = "FL-92-look-away.md"


@pytest.fixture
def folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    # One language to translate into is enough here, and eight times as fast.
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "Français")]
    return write(tmp_path / "content")


def run(folder, *only):
    result = load(read_content(folder), frozenset(only))
    return {
        outcome.value: number for outcome, number in result.outcomes.items() if number
    }, result.kept


def second(extra="cost: free"):
    """The sample as another activity, with a fact more at its head."""
    text = changed("code: FL-91", "code: FL-92").replace("slug: look-twice", "slug: look-away")
    return text.replace("cost: free", extra)


def page(code="FL-91"):
    return english(ActivityPage).get(code=code)


def edit(**facts):
    edited = page()
    for name, value in facts.items():
        setattr(edited, name, value)
    edited.save_revision().publish()


def test_the_first_run_makes_the_site_around_the_content(folder, settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    assert run(folder) == ({"created": THINGS}, [])
    site = Site.objects.get(is_default_site=True)
    assert site.hostname == "localhost"
    assert isinstance(site.root_page.specific, HomePage)
    assert site.root_page.slug == "home"
    library = english(ActivityIndexPage).get()
    assert (library.slug, library.title, library.get_parent().pk) == (
        "activities",
        "Activities",
        site.root_page_id,
    )
    assert set(Locale.objects.values_list("language_code", flat=True)) == {
        *("en", "fr", "it", "lt", "pl", "uk", "ro", "hu", "pt")
    }
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_an_activity_is_published_with_everything_it_holds(folder):
    run(folder)
    activity = page()
    assert activity.live
    assert activity.owner is None
    assert not activity.has_unpublished_changes
    assert (activity.title, activity.run_min_max, activity.total_min) == ("Look twice", 40, 32)
    assert [row.topic.slug for row in activity.topics.all()] == ["editing"]
    assert [row.competence.code for row in activity.competences.all()] == ["FL1"]
    assert [row.item for row in activity.materials.all()] == ["Picture", "String"]
    assert [row.name for row in activity.credits.all()] == ["The team"]
    assert activity.steps[0].value["image"].contextual_alt_text == "A face."
    assert activity.room_plan.title == "A circle of chairs."
    rows = [
        row for name in ("topics", "materials", "credits") for row in getattr(activity, name).all()
    ]
    assert {row.locale_id for row in rows} == {activity.locale_id}


def test_topics_and_competences_keep_their_tree(folder):
    run(folder)
    assert Topic.objects.get(slug="sound").parent.slug == "film-language"
    competence = Competence.objects.get(code="2.1")
    assert (competence.parent.code, competence.framework.code) == ("FL2", "film-literacy")


def test_drawings_stand_in_a_collection_of_their_own_with_size_and_hash(folder):
    run(folder)
    image = Image.objects.get(title="A face.")
    assert image.collection.name == "Starter drawings"
    assert (image.width, image.height, image.file_size) == (800, 450, len(DRAWING))
    assert image.file_hash
    assert image.is_svg()
    assert Collection.objects.filter(name="Starter drawings").count() == 1


def test_the_second_run_changes_nothing(folder, django_assert_max_num_queries):
    run(folder)
    before = (page().latest_revision_id, list(StarterRecord.objects.order_by("key").values()))
    content = read_content(folder)
    with django_assert_max_num_queries(40):
        result = load(content)
    assert result.outcomes == {Outcome.UNCHANGED: THINGS}
    assert (
        page().latest_revision_id,
        list(StarterRecord.objects.order_by("key").values()),
    ) == before


def test_ids_follow_from_codes_and_are_the_same_on_every_site(folder):
    run(folder)
    activity = page()
    assert str(activity.translation_key) == "97d813b8-f293-5c50-884f-1cadec105d33"
    first, again, _talk = activity.steps
    assert first.id != again.id
    assert str(first.id) == "dd0af373-d890-5436-a9ec-a7b420c505c6"
    assert str(activity.materials.first().translation_key) == "db6fdb14-5bc2-5368-b369-eacb33c44dc1"
    assert (
        str(Topic.objects.get(slug="editing").translation_key)
        == "b651471d-35d9-5d9b-8663-0f253816cb37"
    )


def test_inserting_a_step_leaves_the_ids_of_the_others_alone(folder):
    run(folder)
    before = {block.value["title"]: block.id for block in page().steps}
    write(
        folder, changed("### Talk", "### Breathe\n\n[2 min, break, solo]\n\nBreathe.\n\n### Talk")
    )
    assert run(folder)[0] == {"updated": 1, "unchanged": THINGS - 1}
    after = {block.value["title"]: block.id for block in page().steps}
    assert {title: key for title, key in after.items() if title != "Breathe"} == before


def test_a_changed_file_updates_its_page_and_keeps_the_rows_that_stay(folder):
    run(folder)
    before = {row.item: row.pk for row in english(ActivityMaterial)}
    write(
        folder,
        changed(
            "- [2 m fixed, have] String", "- [1 fixed, have] Bell\n- [3 m fixed, have] String"
        ).replace("energy: 2\n", ""),
    )
    assert run(folder)[0]["updated"] == 1
    rows = {row.item: row for row in page().materials.all()}
    assert list(rows) == ["Picture", "Bell", "String"]
    assert (rows["String"].pk, rows["String"].quantity) == (before["String"], 3)
    assert page().energy == ActivityPage._meta.get_field("energy").default


def test_what_a_file_no_longer_says_goes(folder):
    run(folder)
    write(folder, changed("## Tips\n\n- Wait.\n", "").replace("- [2 m fixed, have] String\n", ""))
    run(folder)
    assert len(page().tips) == 0
    assert english(ActivityMaterial).count() == 1
    assert english(ActivityCompetence).count() == 1


def test_an_edited_page_is_kept_when_its_file_changes(folder):
    run(folder)
    edit(taster="An editor's words.")
    assert run(folder) == ({"unchanged": THINGS}, [])
    write(folder, changed("prep_min: 10", "prep_min: 15"))
    assert run(folder) == ({"unchanged": THINGS - 1, "kept": 1}, [("FL-91", Reason.EDITED)])
    assert (page().taster, page().prep_min) == ("An editor's words.", 10)


def test_a_page_with_a_draft_of_an_editor_is_kept(folder):
    run(folder)
    draft = page()
    draft.taster = "Not yet."
    draft.save_revision()
    write(folder, changed("prep_min: 10", "prep_min: 15"))
    assert run(folder)[1] == [("FL-91", Reason.EDITED)]
    assert page().latest_revision.as_object().taster == "Not yet."


def test_an_unpublished_page_stays_unpublished(folder):
    run(folder)
    page().unpublish()
    write(folder, changed("prep_min: 10", "prep_min: 15"))
    assert run(folder)[1] == [("FL-91", Reason.WITHDRAWN)]
    assert not page().live


def test_a_deleted_page_does_not_come_back(folder):
    run(folder)
    page().delete()
    write(folder, changed("prep_min: 10", "prep_min: 15"))
    assert run(folder)[1] == [("FL-91", Reason.DELETED)]
    assert not english(ActivityPage).exists()


def test_a_page_that_was_moved_is_updated_where_it_stands(folder):
    run(folder)
    other = (
        english(ActivityIndexPage)
        .get()
        .get_parent()
        .add_child(instance=ActivityIndexPage(title="Other", slug="other"))
    )
    page().move(other, pos="last-child")
    write(folder, changed("prep_min: 10", "prep_min: 15"))
    assert run(folder)[0]["updated"] == 1
    assert (page().prep_min, page().get_parent().pk) == (15, other.pk)


def test_a_code_or_slug_of_another_page_stops_the_run_before_any_page_is_made(folder):
    run(folder)
    own = ActivityPage(
        title="Ours",
        code="FL-92",
        slug="look-away",
        taster="x",
        settings=["online"],
        activity_types=["input"],
    )
    english(ActivityIndexPage).get().add_child(instance=own)
    write(folder, second(), SECOND)
    with pytest.raises(StarterError) as error:
        run(folder)
    assert str(error.value).split("\n") == [
        f"{SECOND}:2: code: the page “Ours” on the site has it already",
        f"{SECOND}:4: slug: the page “Ours” on the site has it already",
    ]


def test_edited_topics_are_kept_and_others_updated(folder):
    run(folder)
    Topic.objects.filter(slug="sound").update(title="Sounds")
    text = (folder / "topics.yaml").read_text()
    (folder / "topics.yaml").write_text(
        text.replace("title: Editing", "title: Cutting").replace("title: Sound", "title: Hearing")
    )
    assert run(folder) == (
        {"updated": 1, "unchanged": THINGS - 2, "kept": 1},
        [("topic:sound", Reason.EDITED)],
    )
    assert sorted(Topic.objects.values_list("title", flat=True)) == [
        "Cutting",
        "Film language",
        "Sounds",
    ]


def test_topics_that_were_there_before_are_used(folder):
    locale, _made = Locale.objects.get_or_create(language_code="en")
    topic = Topic.objects.create(slug="editing", title="Own title", locale=locale)
    run(folder)
    assert page().topics.get().topic == topic
    assert Topic.objects.filter(slug="editing").count() == 1


def test_a_deleted_topic_does_not_come_back_and_the_activity_loads_without_it(folder):
    run(folder)
    Topic.objects.get(slug="editing").delete()
    write(folder, changed("prep_min: 10", "prep_min: 15"))
    assert run(folder)[0]["updated"] == 1
    assert page().topics.count() == 0


def test_a_changed_drawing_replaces_the_picture_in_place(folder):
    run(folder)
    before = Image.objects.get(title="A face.")
    drawing = folder / "activities" / "drawings" / "FL-91-face.svg"
    drawing.write_text(DRAWING.replace("800 450", "400 300"))
    assert run(folder)[0] == {"updated": 1, "unchanged": THINGS - 1}
    after = Image.objects.get(title="A face.")
    assert (after.pk, after.width) == (before.pk, 400)


def test_a_picture_that_an_editor_replaced_is_kept(folder):
    run(folder)
    Image.objects.filter(title="A face.").update(file_hash="another")
    (folder / "activities" / "drawings" / "FL-91-face.svg").write_text(
        DRAWING.replace("800", "400")
    )
    assert run(folder)[1] == [("drawings/FL-91-face.svg", Reason.EDITED)]


def test_a_picture_that_is_missing_from_disk_is_written_again(folder):
    run(folder)
    image = Image.objects.get(title="A face.")
    image.file.storage.delete(image.file.name)
    assert run(folder)[0] == {"updated": 1, "unchanged": THINGS - 1}
    image.refresh_from_db()
    assert image.file.storage.exists(image.file.name)


def test_activities_point_at_each_other(folder):
    write(folder, changed("cost: free", "next: [FL-92]"))
    write(folder, second("prior: [FL-91]"), SECOND)
    run(folder)
    assert [(row.direction, row.activity.slug) for row in page().neighbours.all()] == [
        ("next", "look-away")
    ]
    assert [(row.direction, row.activity.slug) for row in page("FL-92").neighbours.all()] == [
        ("prior", "look-twice")
    ]


def test_one_activity_can_be_loaded_alone_and_gets_its_neighbours_later(folder):
    write(folder, changed("cost: free", "next: [FL-92]"))
    write(folder, second(), SECOND)
    assert run(folder, "FL-91")[0] == {"created": THINGS}
    assert page().neighbours.count() == 0
    assert run(folder)[0] == {"created": 1, "updated": 1, "unchanged": THINGS - 1}
    assert page().neighbours.get().activity == page("FL-92").page_ptr


def test_a_run_that_broke_off_is_finished_by_the_next(folder, monkeypatch):
    from toolkit_site.starter.loading import activities

    def break_off(*_arguments):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(activities.ActivityLoader, "_publish", break_off)
        with pytest.raises(RuntimeError):
            run(folder)
    assert not page().live
    assert run(folder)[0] == {"created": 1, "unchanged": THINGS - 1}
    assert page().live


def test_a_front_page_of_somebody_else_is_not_touched(folder):
    Page.objects.filter(depth=2).update(title="Our page")
    home = Page.objects.get(depth=2)
    home.add_child(instance=Page(title="Below", slug="below"))
    with pytest.raises(StarterError, match="the site has another front page already, “Our page”"):
        run(folder)
    assert Page.objects.filter(title="Our page", slug="home").exists()
