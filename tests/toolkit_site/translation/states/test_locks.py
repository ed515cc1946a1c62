"""Page locks of Wagtail hold: the button, a workflow step, a scheduled publication."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from wagtail.models import GroupApprovalTask, Locale, Revision, Workflow, WorkflowTask

import pytest

from tests.toolkit_site.translation.states.writers import entry, put, row
from toolkit_site.translation.publishing.task_models import TranslateTask
from toolkit_site.translation.publishing.workflow import ensure_workflow, start_workflow
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.locks import PageLockedError, lock_for
from toolkit_site.translation.states.models import SegmentChange
from toolkit_site.translation.states.recording import Kind, record
from toolkit_site.translation.teams.permissions import user_can_translate


pytestmark = pytest.mark.django_db


@pytest.fixture
def target(french, activity):
    return activity.get_translation(french.target_locale)


def lock(page, user):
    page.locked, page.locked_by, page.locked_at = True, user, timezone.now()
    page.save()


def test_a_page_that_somebody_locked_takes_no_words(french, target, translator, reviewer):
    lock(target, reviewer)
    with pytest.raises(PageLockedError) as refusal:
        put(french, "title", "Près et loin", translator)
    assert "locked" in str(refusal.value)
    assert refusal.value.lock.get_locked_by(translator)
    assert row(french, "title") is None
    assert SegmentChange.objects.count() == 0


def test_whoever_locked_it_goes_on_writing(french, target, translator):
    lock(target, translator)
    assert put(french, "title", "Près et loin", translator).kind == Kind.SAVED


def test_a_lock_on_the_original_or_on_another_language_does_not_count(
    french, activity, translator, reviewer
):
    lock(activity, reviewer)
    assert lock_for(french, translator) is None
    assert put(french, "title", "Près et loin", translator).kind == Kind.SAVED


def test_a_workflow_step_lets_only_its_own_people_write(french, target, translator, reviewer):
    task = GroupApprovalTask.objects.create(name="Review")
    task.groups.add(reviewer.groups.get())
    workflow = Workflow.objects.create(name="Translation")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    target.save_revision()
    workflow.start(target, translator)
    with pytest.raises(PageLockedError):
        put(french, "title", "Près et loin", translator)
    assert put(french, "title", "Près et loin", reviewer).kind == Kind.SAVED
    # A new member of the team may write as well.
    translator.groups.add(Group.objects.get(pk=reviewer.groups.get().pk))
    assert lock_for(french, type(translator).objects.get(pk=translator.pk)) is None


def test_a_page_that_is_about_to_be_published_takes_no_words(french, target, translator):
    revision = target.save_revision()
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() + timedelta(days=1)
    )
    with pytest.raises(PageLockedError):
        put(french, "title", "Près et loin", translator)


def test_the_doors_without_a_person_are_not_held_up(french, target, reviewer):
    lock(target, reviewer)
    assert put(french, "title", "Près et loin", None, door=Door.SYNC).kind == Kind.SAVED


def test_no_target_page_is_no_lock(french, target, translator):
    target.delete()
    assert lock_for(french, translator) is None
    assert put(french, "title", "Près et loin", translator).kind == Kind.SAVED


def test_a_step_of_the_languages_own_team_costs_no_query_more(
    french, target, translator, django_assert_max_num_queries
):
    ensure_workflow(french.target_locale)
    start_workflow(french, translator)
    assert target.current_workflow_task
    assert user_can_translate(translator, french.target_locale_id)
    words = entry(french, "title", "Près et loin")
    with django_assert_max_num_queries(10):
        outcome = record(french, [words], user=translator, door=Door.WORKPLACE)[0]
    assert outcome.kind == Kind.SAVED


def test_a_step_of_another_languages_team_holds_words_back(french, target, translator):
    ukrainian = Locale.objects.get(language_code="uk")
    ensure_workflow(ukrainian)
    target.save_revision()
    TranslateTask.objects.get(locale=ukrainian).workflows.get().start(target, translator)
    with pytest.raises(PageLockedError):
        put(french, "title", "Près et loin", translator)
