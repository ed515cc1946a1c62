"""What changes in an original reaches its translations by itself, and readers as far as their language allows."""

from __future__ import annotations

from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

import pytest

from activities.models import ActivityPage
from tests.factories import fresh
from tests.factories.activities import make_activity, make_site, make_topic
from tests.factories.translation import write_all
from toolkit_site.translation.jobs.models import JobItem, JobState, TranslationJob
from toolkit_site.translation.publishing.delivery import deliver
from toolkit_site.translation.publishing.models import Delivery
from toolkit_site.translation.submission.submitting import submit
from toolkit_site.translation.submission.syncing import sync


pytestmark = pytest.mark.django_db


@pytest.fixture
def fr(library):
    return Locale.objects.get(language_code="fr")


@pytest.fixture(scope="module")
def shared_page(made_once):
    page = make_activity(taster="Teams film one gesture.", prep_min=10)
    fr = Locale.objects.get(language_code="fr")
    library = make_site()
    translations = submit(page, [fr])
    for translation in (
        *(submit(library.get_parent(), [fr])),
        *(submit(library, [fr])),
        *translations,
    ):
        write_all(translation)
        deliver(translation, user=None)
    return page


@pytest.fixture
def page(shared_page, db):
    """An activity that is translated into French and published there."""
    return fresh(shared_page)


@pytest.fixture
def publish(page, django_capture_on_commit_callbacks):
    """Change the original as an editor would, with everything that follows at the end of the transaction."""

    def change(**facts):
        original = ActivityPage.objects.get(pk=page.pk)
        for name, value in facts.items():
            setattr(original, name, value)
        with django_capture_on_commit_callbacks(execute=True):
            original.save_revision().publish()
        return original

    return change


def french(page):
    return ActivityPage.objects.get(
        translation_key=page.translation_key, locale__language_code="fr"
    )


def translation_of(page):
    return Translation.objects.get(source__object_id=page.translation_key)


def test_nobody_has_to_remember_to_sync(page, publish):
    publish(taster="Teams film one gesture twice.")
    progress = translation_of(page).progress
    assert progress.segments_stale == 1
    assert french(page).taster == "fr Teams film one gesture."
    assert french(page).live


def test_facts_reach_readers_at_once(page, publish):
    publish(prep_min=25)
    assert french(page).prep_min == 25
    assert french(page).taster == "fr Teams film one gesture."


def test_it_is_a_job_that_everybody_can_look_up(page, publish):
    publish(taster="Another one.")
    job = TranslationJob.objects.get()
    assert (job.kind, job.state, job.created_by) == ("sync", JobState.DONE, None)
    assert [item.state for item in job.items.all()] == ["done"]


def test_publishing_the_same_again_makes_no_job(page, publish):
    publish()
    assert not TranslationJob.objects.exists()


def test_publishing_a_translation_makes_no_job(page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        deliver(translation_of(page), user=None)
    assert not TranslationJob.objects.exists()


def test_a_draft_makes_no_job(page, django_capture_on_commit_callbacks):
    original = ActivityPage.objects.get(pk=page.pk)
    original.taster = "Not yet."
    with django_capture_on_commit_callbacks(execute=True):
        original.save_revision()
    assert not TranslationJob.objects.exists()


def test_what_was_never_submitted_makes_no_job(library, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_activity().save_revision().publish()
    assert not TranslationJob.objects.exists()


def test_a_topic_is_synced_when_it_is_saved(library, fr, django_capture_on_commit_callbacks):
    topic = make_topic("editing")
    (translation,) = submit(topic, [fr])
    write_all(translation)
    topic.title = "Cutting"
    with django_capture_on_commit_callbacks(execute=True):
        topic.save()
    translation.progress.refresh_from_db()
    assert translation.progress.segments_stale == 1


def test_a_second_publication_joins_a_job_that_has_not_begun(page, publish, settings):
    source = TranslationSource.objects.get(object_id=page.translation_key)
    waiting = TranslationJob.objects.create(
        kind="sync", scope={"sources": [source.pk], "by_system": True}
    )
    waiting.locales.set(Locale.objects.filter(language_code="fr"))
    publish(taster="The newest words.")
    assert TranslationJob.objects.get() == waiting
    assert "The newest words." in TranslationSource.objects.get(pk=source.pk).content_json


def test_a_second_publication_during_a_job_is_not_lost(page, publish):
    source = TranslationSource.objects.get(object_id=page.translation_key)
    TranslationJob.objects.create(
        kind="sync", state="running", scope={"sources": [source.pk], "by_system": True}
    )
    publish(taster="The newest words.")
    assert TranslationJob.objects.count() == 2
    assert "The newest words." in TranslationSource.objects.get(pk=source.pk).content_json


def test_a_failing_sync_does_not_keep_a_page_from_being_published(page, publish, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr("toolkit_site.translation.jobs.working.sync", fail)
    assert publish(taster="Published all the same.").live
    item = JobItem.objects.get()
    assert item.state == "failed"
    assert "RuntimeError" in item.message
    assert "broken" not in item.message


def test_new_parts_hold_the_page_and_come_back_to_the_translators(page, publish):
    publish(follow_up="Look for it at home.")
    assert french(page).follow_up == ""
    assert Delivery.objects.get(translation__source__object_id=page.translation_key).held
    assert french(page).current_workflow_task.name == "Translate fr"


def test_a_held_page_is_published_by_a_later_sync(page, publish):
    publish(follow_up="Look for it at home.")
    write_all(translation_of(page), only=("follow_up",))
    result = sync(TranslationSource.objects.get(object_id=page.translation_key))
    assert result.changed
    assert french(page).follow_up == "fr Look for it at home."


def test_syncing_again_changes_nothing(page, publish):
    publish(taster="Another one.")
    revision = french(page).latest_revision_id
    result = sync(TranslationSource.objects.get(object_id=page.translation_key))
    assert not result.changed
    assert french(page).latest_revision_id == revision


def test_a_stopped_translation_is_left_alone(page, publish):
    Translation.objects.filter(source__object_id=page.translation_key).update(enabled=False)
    publish(prep_min=25)
    assert french(page).prep_min == 10
    assert not TranslationJob.objects.exists()


def test_a_language_that_was_taken_out_keeps_what_it_has(page, publish, settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("uk", "Ukrainian")]
    publish(taster="Another one.", prep_min=25)
    assert JobItem.objects.get().state != "failed"
    found = french(page)
    assert (found.live, found.prep_min, found.taster) == (True, 10, "fr Teams film one gesture.")
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    assert translation_of(page).progress.segments_approved > 0


def test_a_topic_that_a_page_gains_is_submitted_too(page, fr, django_capture_on_commit_callbacks):
    topic = make_topic("sound")
    original = ActivityPage.objects.get(pk=page.pk)
    original.topics.create(topic=topic, locale=original.locale)
    with django_capture_on_commit_callbacks(execute=True):
        original.save_revision().publish()
    assert Translation.objects.filter(
        source__object_id=topic.translation_key, target_locale=fr
    ).exists()


def test_a_language_that_a_sync_left_out_catches_up_with_the_next(page, fr, publish, monkeypatch):
    monkeypatch.setattr("toolkit_site.translation.jobs.signals._sync", lambda instance: None)
    publish(prep_min=25)
    source = TranslationSource.objects.get(object_id=page.translation_key)
    sync(source, None, Locale.objects.filter(language_code="uk"))
    assert french(page).prep_min == 10
    assert [one.target_locale for one in sync(source, None, [fr]).published] == [fr]
    assert french(page).prep_min == 25
    assert sync(source, None, [fr]).published == []


def test_the_draft_of_a_withdrawn_original_reaches_nobody(page):
    source = TranslationSource.objects.get(object_id=page.translation_key)
    original = ActivityPage.objects.get(pk=page.pk)
    original.unpublish()
    # As the editing form does while a page is not live.
    original.taster, original.prep_min = "A draft.", 99
    original.save()
    assert not sync(source).changed
    source.refresh_from_db()
    assert "A draft." not in source.content_json
    assert french(page).prep_min == 10
