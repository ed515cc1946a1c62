"""Page locks of Wagtail hold: the button, a workflow step, a scheduled publication."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowTask

import pytest

from tests.toolkit_site.translation.states.writers import put, row
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.locks import PageLockedError, lock_for
from toolkit_site.translation.states.models import SegmentChange
from toolkit_site.translation.states.recording import Kind


pytestmark = pytest.mark.django_db


@pytest.fixture
def target(french, activity):
    return Page.objects.get(translation_key=activity.translation_key, locale=french.target_locale)


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
