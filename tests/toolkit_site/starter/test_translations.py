"""The loader sends everything to all languages, brings words, publishes what they complete, and keeps people's work."""

from __future__ import annotations

from wagtail.models import Page
from wagtail_localize.models import Translation

import pytest

from activities.models import ActivityIndexPage, ActivityPage, Competence, Topic
from tests.factories.translation import make_member, segment
from tests.toolkit_site.starter.catalogues import change, write_all, write_catalogue
from tests.toolkit_site.starter.sample import FILE, changed, english, write
from toolkit_site.home.models import HomePage
from toolkit_site.starter.loader import load
from toolkit_site.starter.loading.ledger import Reason
from toolkit_site.starter.reading.content import read_content
from toolkit_site.translation.models import Delivery, SegmentChange, SegmentTranslation
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.recording import Entry, Intent, record
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db

ACTIVITY = "FL-91-look-twice.po"


@pytest.fixture
def folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.WAGTAIL_CONTENT_LANGUAGES = [(c, c) for c in ("en", "fr", "uk")]
    return write(tmp_path / "content")


def run(folder):
    return load(read_content(folder))


def in_language(model, code="fr"):
    return model._default_manager.filter(locale__language_code=code)


def translation(model=ActivityPage, code="fr", **which):
    key = english(model).get(**which).translation_key
    return Translation.objects.get(source__object_id=key, target_locale__language_code=code)


def state_of_the_site():
    return (
        list(SegmentTranslation.objects.order_by("pk").values()),
        SegmentChange.objects.count(),
        list(Page.objects.order_by("pk").values_list("latest_revision", "live")),
        list(Delivery.objects.order_by("pk").values()),
    )


def test_everything_waits_for_translators_in_every_language(folder):
    run(folder)
    assert Translation.objects.count() == 2 * (1 + 1 + 1 + 3 + 1 + 3)
    for model in (HomePage, ActivityIndexPage, ActivityPage):
        drafts = model.objects.exclude(locale__language_code="en")
        assert {draft.locale.language_code for draft in drafts} == {"fr", "uk"}
        assert not any(draft.live for draft in drafts)
    assert not in_language(Topic).exists()
    assert in_language(ActivityPage).get().current_workflow_task.name == "Translate fr"


def test_complete_catalogues_put_the_site_into_a_language(folder):
    write_all(folder, "fr")
    run(folder)
    page = in_language(ActivityPage).get()
    assert page.live
    assert (page.title, page.slug, page.code) == ("fr Look twice", "look-twice", "FL-91")
    assert page.steps[0].value["image"].contextual_alt_text == "fr A face."
    assert page.materials.all()[0].item == "fr Picture"
    assert page.get_parent().title == "fr Activities"
    assert page.get_parent().get_parent().live
    assert in_language(Topic).get(slug="editing").parent.title == "fr Film language"
    competence = in_language(Competence).get(code="2.1")
    assert competence.framework.locale.language_code == "fr"
    assert competence.parent.locale.language_code == "fr"
    assert not in_language(ActivityPage, "uk").get().live
    assert translation().progress.segments_approved == translation().progress.segments


def test_words_come_in_as_the_starters_and_approved(folder):
    write_catalogue(folder, "fr", ACTIVITY)
    run(folder)
    rows = SegmentTranslation.objects.filter(locale__language_code="fr")
    assert {(row.door, row.state, row.changed_by) for row in rows} == {
        (Door.STARTER, State.APPROVED, None)
    }


def test_a_part_of_a_catalogue_is_work_done_and_nothing_goes_live(folder):
    path = write_catalogue(folder, "fr", ACTIVITY)
    change(path, 'msgstr "fr Look twice"', 'msgstr ""')
    run(folder)
    progress = translation().progress
    assert progress.segments_approved == progress.segments - 1
    assert not in_language(ActivityPage).get().live


def test_the_second_run_writes_nothing(folder, django_assert_max_num_queries):
    write_all(folder, "fr")
    run(folder)
    before = state_of_the_site()
    content = read_content(folder)
    with django_assert_max_num_queries(45):
        result = load(content)
    assert state_of_the_site() == before
    assert set(result.outcomes) == {"unchanged"}


def test_changed_words_reach_the_page(folder):
    path = write_catalogue(folder, "fr", ACTIVITY)
    run(folder)
    change(path, "fr Look twice", "Regarder deux fois")
    assert run(folder).outcomes["updated"] == 1
    assert in_language(ActivityPage).get().title == "Regarder deux fois"


def test_a_changed_original_comes_with_its_words(folder):
    write_catalogue(folder, "fr", ACTIVITY)
    run(folder)
    write(folder, changed("title: Look twice", "title: Look again"))
    path = write_catalogue(folder, "fr", ACTIVITY)
    change(path, 'msgstr "fr Look again"', 'msgstr ""')
    run(folder)
    assert translation().progress.segments_stale == 1
    assert in_language(ActivityPage).get().title == "fr Look twice"
    write_catalogue(folder, "fr", ACTIVITY)
    run(folder)
    assert translation().progress.segments_stale == 0
    assert in_language(ActivityPage).get().title == "fr Look again"


def put(path, text):
    """Let a reviewer write and approve words on the site."""
    found = segment(translation(), path)
    entry = Entry(found.context_id, found.string_id, text, Intent.APPROVE)
    reviewer = make_member(Role.COORDINATOR)
    record(translation(), [entry], user=reviewer, door=Door.WORKPLACE)


def row(path):
    found = segment(translation(), path)
    return SegmentTranslation.objects.get(
        context=found.context_id, string=found.string_id, locale__language_code="fr"
    )


def test_words_of_people_on_the_site_are_kept(folder):
    path = write_catalogue(folder, "fr", ACTIVITY)
    run(folder)
    put("title", "À deux fois")
    change(path, "fr Look twice", "Regarder deux fois")
    change(path, "fr Picture", "Une image")
    result = run(folder)
    assert result.kept == [(f"fr/{ACTIVITY}", Reason.EDITED)]
    assert row("title").text == "À deux fois"
    assert SegmentTranslation.objects.filter(text="Une image").exists()


def test_words_of_people_are_kept_when_the_original_changes(folder):
    write_catalogue(folder, "fr", ACTIVITY)
    run(folder)
    put("title", "À deux fois")
    write(folder, changed("title: Look twice", "title: Look again"))
    write_catalogue(folder, "fr", ACTIVITY)
    run(folder)
    assert (row("title").state, row("title").text) == (State.STALE, "À deux fois")


def test_a_withdrawn_page_stays_withdrawn(folder):
    path = write_catalogue(folder, "fr", ACTIVITY)
    run(folder)
    in_language(ActivityPage).get().unpublish()
    change(path, "fr Look twice", "Regarder deux fois")
    run(folder)
    assert not in_language(ActivityPage).get().live


def test_a_stopped_translation_stays_stopped(folder):
    path = write_catalogue(folder, "fr", ACTIVITY)
    run(folder)
    stopped = translation()
    Translation.objects.filter(pk=stopped.pk).update(enabled=False)
    change(path, "fr Look twice", "Regarder deux fois")
    run(folder)
    assert in_language(ActivityPage).get().title == "fr Look twice"
    stopped.refresh_from_db()
    assert not stopped.enabled


def test_only_the_named_activity_is_translated(folder):
    text = changed("code: FL-91", "code: FL-92").replace("slug: look-twice", "slug: look-away")
    write(folder, text, "FL-92-look-away.md")
    write_catalogue(folder, "fr", ACTIVITY)
    load(read_content(folder), frozenset(["FL-92"]))
    assert in_language(ActivityPage).get().code == "FL-92"
    run(folder)
    assert in_language(ActivityPage).get(code="FL-91").live
    assert (folder / "activities" / FILE).exists()


def test_a_language_that_comes_later_gets_everything(folder, settings):
    run(folder)
    settings.WAGTAIL_CONTENT_LANGUAGES = [(c, c) for c in ("en", "fr", "uk", "it")]
    run(folder)
    assert in_language(ActivityPage, "it").count() == 1
    assert in_language(ActivityPage, "fr").count() == 1
