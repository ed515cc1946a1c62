"""The original goes on; readers of other languages keep approved words, and get the facts."""

from __future__ import annotations

import re

from django.utils import timezone

from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

import pytest

from activities.models import ActivityPage, Topic
from tests.factories.activities import STEP, make_topic
from tests.factories.translation import write_all
from toolkit_site.translation.engine.sources import ensure_source
from toolkit_site.translation.policies.models import LocalePolicy, NewParts
from toolkit_site.translation.publishing.delivery import NotReady, deliver, deliver_after_sync
from toolkit_site.translation.publishing.models import Delivery, Held
from toolkit_site.translation.publishing.workflow import (
    approve_and_publish,
    ensure_workflow,
    start_workflow,
)
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.sync.source_change import sync_source


def change(page: ActivityPage, **words) -> None:
    """Publish a new version of the original and bring its translations up to date."""
    page = ActivityPage.objects.get(pk=page.pk)
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(page)
    sync_source(source)
    for translation in Translation.objects.filter(source=source, enabled=True):
        deliver_after_sync(translation)


def steps_of(page: ActivityPage) -> list[dict]:
    return list(page.steps.get_prep_value())


def add_step(page: ActivityPage, **words) -> None:
    page = ActivityPage.objects.get(pk=page.pk)
    change(page, steps=[*steps_of(page), {"type": "step", "value": {**STEP, **words}}])


def held(translation) -> str:
    return Delivery.objects.get(translation=translation).held_because


def words_of(html: str) -> str:
    """The page without what differs between any two requests."""
    return re.sub(r"csrf\w+|\d{4}-\d\d-\d\dT[\d:.+]+", "", html)


def test_a_typo_in_the_original_changes_nothing_for_readers_of_a_translation(
    activity, live, read, reviewer
):
    before = words_of(read())
    change(activity, taster="Teams film one gestures from five distances.")
    assert words_of(read()) == before
    row = SegmentTranslation.objects.get(state=State.STALE)
    assert row.previous_text == "uk Teams film one gesture from five distances."
    assert row.previous_source == "Teams film one gesture from five distances."
    write_all(live, only=("taster",), mark="confirmed")
    deliver(live, user=reviewer)
    assert "confirmed Teams film one gestures" in read()
    assert not SegmentTranslation.objects.filter(state=State.STALE).exists()


def test_a_person_may_publish_while_changes_wait_to_be_confirmed(activity, live, reviewer, read):
    change(activity, taster="Teams film one gestures from five distances.")
    write_all(live, only=("plan_b",), mark="new")
    deliver(live, user=reviewer)
    html = read()
    assert "new Draw the five frames." in html
    assert "uk Teams film one gesture from" in html


@pytest.mark.usefixtures("live")
def test_facts_reach_readers_at_once(activity, read):
    change(activity, run_min_min=61, run_min_max=75)
    assert "61–\u206075" in read()
    assert "uk Film &amp; sound" in read()


@pytest.mark.usefixtures("live")
def test_reordered_and_removed_blocks_reach_readers_at_once(activity, read):
    steps = steps_of(activity)
    change(activity, steps=[steps[1], steps[0]])
    html = read()
    assert html.index("uk Look together") < html.index("uk Film one gesture")
    change(activity, steps=[steps[1]])
    assert "uk Film one gesture" not in read()
    change(activity, steps=steps)
    assert "uk Film one gesture" in read()


def test_a_new_part_holds_the_page_at_its_last_approved_version(activity, live, reviewer, read):
    before = words_of(read())
    add_step(activity, title="Clap hands twice")
    assert words_of(read()) == before
    assert held(live) == Held.NEW_PARTS
    with pytest.raises(NotReady):
        deliver(live, user=reviewer)
    write_all(live)
    deliver(live, user=reviewer)
    assert "uk Clap hands twice" in read()
    assert held(live) == ""


def test_a_held_page_is_let_go_when_the_new_part_goes(activity, live, read):
    steps = steps_of(activity)
    add_step(activity, title="Clap hands twice")
    assert held(live) == Held.NEW_PARTS
    change(activity, steps=steps, run_min_max=75)
    assert held(live) == ""
    assert "60–\u206075" in read()


def test_words_that_wait_for_approval_do_not_reach_readers_with_the_facts(activity, live, read):
    write_all(live, Intent.TRANSLATE, only=("taster",), mark="unseen")
    change(activity, run_min_max=75)
    assert "60–\u206075" in read()
    assert "unseen" not in read()
    assert "uk Teams film one gesture" in read()


def test_a_page_that_was_unpublished_here_stays_so(activity, live):
    live.get_target_instance().unpublish()
    change(activity, run_min_max=75)
    assert not live.get_target_instance().live


def test_a_draft_stays_a_draft(activity, ukrainian):
    write_all(ukrainian)
    change(activity, run_min_max=75)
    assert not ukrainian.get_target_instance().live
    assert not Delivery.objects.exists()


def test_a_locked_page_waits(activity, live, reviewer, read):
    before = words_of(read())
    page = live.get_target_instance()
    Page.objects.filter(pk=page.pk).update(
        locked=True, locked_by=reviewer, locked_at=timezone.now()
    )
    change(activity, run_min_max=75)
    assert words_of(read()) == before
    assert held(live) == Held.LOCKED


def test_a_page_that_would_not_be_valid_waits_and_holds_up_nobody(activity, live, read):
    live.target_locale.string_translations.filter(context__path="taster").update(data="x" * 300)
    change(activity, run_min_max=75)
    assert "uk Teams film one gesture" in read()
    assert held(live) == Held.REFUSED


def test_syncing_again_makes_no_new_version(activity, live):
    change(activity, run_min_max=75)
    revisions = live.get_target_instance().revisions.count()
    assert not deliver_after_sync(live).published
    assert live.get_target_instance().revisions.count() == revisions


def test_a_workflow_that_is_under_way_goes_on(activity, live, translator, reviewer, read):
    ensure_workflow(live.target_locale)
    start_workflow(live, None)
    change(activity, run_min_max=75)
    assert "60–\u206075" in read()
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    approve_and_publish(live, reviewer)
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


def test_a_snippet_keeps_its_approved_words(activity):
    topic = make_topic("editing")
    source, _made = ensure_source(topic)
    french = Locale.objects.get(language_code="fr")
    translation = Translation.objects.create(source=source, target_locale=french)
    topic.title = "Editing films"
    topic.save()
    sync_source(source)
    assert deliver_after_sync(translation) is None
    write_all(translation)
    deliver(translation, user=None)
    topic.title = "Editing film"
    topic.save()
    sync_source(source)
    outcome = deliver_after_sync(translation)
    assert not outcome.held
    assert Topic.objects.get(locale=french, translation_key=topic.translation_key).title == (
        "fr Editing films"
    )


@pytest.fixture
def openly(live):
    """A language whose live pages take new parts in the source language."""
    LocalePolicy.objects.create(locale=live.target_locale, new_parts=NewParts.PUBLISH)
    return live


def test_a_new_part_can_go_out_in_the_source_language_and_marked(activity, openly, reviewer, read):
    add_step(activity, title="Clap hands twice", say="", cue="", needs="")
    html = read()
    assert '<span lang="en" class="in-source-language">Clap hands twice</span>' in html
    assert "in-source-language__label" in html
    paths = Delivery.objects.get(translation=openly).source_parts
    assert {path.rsplit(".", 1)[1] for path in paths} == {"title"}
    write_all(openly)
    deliver(openly, user=reviewer)
    assert "in-source-language" not in read()
    assert "uk Clap hands twice" in read()


def test_what_cannot_be_marked_is_held_back_even_so(activity, openly, read):
    change(activity, search_description="For people who look it up.")
    assert held(openly) == Held.NEW_PARTS
    assert "look it up" not in read()


def test_words_that_lists_show_are_held_back_too_where_the_model_says_so(openly, monkeypatch):
    openly.target_locale.string_translations.filter(context__path="taster").delete()
    assert deliver_after_sync(openly).held == Held.NEW_PARTS
    monkeypatch.setattr(ActivityPage, "words_in_lists", ())
    assert deliver_after_sync(openly).published
