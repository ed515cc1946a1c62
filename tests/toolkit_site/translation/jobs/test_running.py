"""Jobs do everything once, whoever runs them, however often, and whatever happens to the worker."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone

from wagtail.models import GroupPagePermission, Locale, Page, WorkflowState
from wagtail_localize.models import StringSegment, Translation, TranslationSource

import pytest

from activities.models import ActivityPage, Topic
from tests.factories.activities import make_activity, make_topic
from tests.factories.translation import make_member, make_person
from toolkit_site.translation.jobs import running
from toolkit_site.translation.jobs.enqueuing import enqueue, run_again
from toolkit_site.translation.jobs.models import JobItem, JobKind, JobState, TranslationJob
from toolkit_site.translation.jobs.running import run
from toolkit_site.translation.jobs.scopes import Scope
from toolkit_site.translation.submission.submitting import submit
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db


class KilledError(BaseException):
    """What a worker that is being stopped raises."""


@pytest.fixture
def coordinator(library):
    return make_member(Role.COORDINATOR)


@pytest.fixture
def pages(library):
    return [make_activity() for _number in range(3)]


@pytest.fixture
def languages(library):
    return list(Locale.objects.filter(language_code__in=["fr", "uk"]))


def everything(library):
    return Scope(pages=(library.pk,), subtree=True)


def states(job):
    return [item.state for item in job.items.order_by("order")]


def rows():
    """What a submission leaves behind, without ids and times."""
    return (
        sorted(Page.objects.values_list("url_path", "locale__language_code", "live", "numchild")),
        sorted(Translation.objects.values_list("source__object_repr", "target_locale", "enabled")),
        StringSegment.objects.count(),
        WorkflowState.objects.count(),
        Page.objects.filter(latest_revision=None, locale__language_code="fr").count(),
    )


def leave_behind(job):
    """Let the worker of a job have been gone for long."""
    TranslationJob.objects.filter(pk=job.pk).update(touched_at=timezone.now() - timedelta(hours=1))


def test_a_job_is_stored_small_and_quickly(
    library, pages, coordinator, languages, django_assert_max_num_queries
):
    with django_assert_max_num_queries(25):
        job = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    assert job.scope == {"pages": [library.pk], "subtree": True}
    assert not job.items.exists()


def test_it_begins_when_the_transaction_ends(
    library, pages, coordinator, languages, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        job = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
        assert not job.items.exists()
    job.refresh_from_db()
    assert job.state == JobState.DONE
    assert job.finished_at
    assert [item.title for item in job.items.all()] == ["Activities", *[p.title for p in pages]]
    assert states(job) == ["done"] * 4
    assert ActivityPage.objects.filter(locale__language_code="uk").count() == 3


def test_running_it_again_does_nothing(library, pages, coordinator, languages):
    job = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    run(job.pk)
    before = rows()
    assert not run(job.pk)
    again = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    assert run(again.pk)
    assert states(again) == ["unchanged"] * 4
    assert rows() == before


def test_only_one_worker_takes_a_job(library, pages, coordinator, languages):
    job = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    TranslationJob.objects.filter(pk=job.pk).update(state="running", touched_at=timezone.now())
    assert not run(job.pk)
    assert not job.items.exists()


def test_two_workers_at_the_same_job_do_each_object_once(
    library, pages, coordinator, languages, monkeypatch
):
    job = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    done, work = [], running.work

    def with_a_second_worker(job, item, locales):
        done.append(item.title)
        if len(done) == 2:
            leave_behind(job)
            JobItem.objects.filter(pk=item.pk).update(state="done")
            run(job.pk)
        return work(job, item, locales)

    monkeypatch.setattr(running, "work", with_a_second_worker)
    run(job.pk)
    assert sorted(done) == sorted(["Activities", *[page.title for page in pages]])


def test_a_killed_worker_leaves_nothing_half_done_and_the_next_ends_it(
    library, pages, coordinator, languages, monkeypatch
):
    job = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    counted, index = [], "toolkit_site.translation.submission.submitting.index"

    def die(drafts):
        counted.append(1)
        if len(counted) == 3:
            raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(index, die)
        with pytest.raises(KilledError):
            run(job.pk)
    assert states(job) == ["done", "done", "waiting", "waiting"]
    assert ActivityPage.objects.filter(locale__language_code="fr").count() == 1
    assert not run(job.pk), "nobody takes a job that may still be running"
    leave_behind(job)
    assert run(job.pk)
    assert states(job) == ["done"] * 4
    job.refresh_from_db()
    assert job.state == JobState.DONE
    interrupted = rows()
    _start_over()
    other = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    run(other.pk)
    assert rows() == interrupted


def _start_over():
    for page in Page.objects.filter(depth=2).exclude(locale__language_code="en"):
        page.delete()
    TranslationSource.objects.all().delete()
    WorkflowState.objects.all().delete()


def test_one_bad_object_does_not_stop_the_others(
    library, pages, coordinator, languages, monkeypatch, caplog
):
    work = running.work

    def fail_once(job, item, locales):
        if item.title == pages[1].title:
            raise RuntimeError("the secret detail")
        return work(job, item, locales)

    monkeypatch.setattr(running, "work", fail_once)
    job = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    run(job.pk)
    assert states(job) == ["done", "done", "failed", "done"]
    message = job.items.get(state="failed").message
    assert "RuntimeError" in message
    assert "secret" not in message
    assert "the secret detail" in caplog.text
    monkeypatch.undo()
    run_again(job)
    run(job.pk)
    assert states(job) == ["done"] * 4


def test_permission_is_asked_when_the_job_is_made(library, pages, languages):
    for user in (make_person(), make_member(Role.REVIEWER, "fr"), None):
        with pytest.raises(PermissionDenied):
            enqueue(JobKind.SUBMIT, everything(library), languages, user)
    with pytest.raises(PermissionDenied):
        enqueue(JobKind.SUBMIT, Scope(everything=True), languages, make_member(Role.REVIEWER, "fr"))
    assert not TranslationJob.objects.exists()


def test_permission_is_asked_again_for_each_object(library, pages, coordinator, languages):
    job = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    coordinator.groups.clear()
    run(job.pk)
    assert states(job) == ["failed"] * 4
    assert job.items.first().message == "Your account may not send this to translation."
    assert not Translation.objects.exists()


def test_a_job_of_a_deleted_account_does_nothing(library, pages, coordinator, languages):
    job = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    coordinator.delete()
    run(job.pk)
    assert set(states(job)) == {"failed"}


def test_an_editor_of_one_page_submits_only_what_she_edits(library, pages, languages):
    from django.contrib.auth.models import Group, Permission

    editor = make_person()
    editor.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    group = Group.objects.create(name="Editors of one")
    editor.groups.add(group)
    GroupPagePermission.objects.create(group=group, page=pages[0], permission_type="change")
    job = enqueue(JobKind.SUBMIT, Scope(pages=(pages[0].pk,)), languages, editor)
    run(job.pk)
    assert states(job) == ["done"]
    with pytest.raises(PermissionDenied):
        enqueue(JobKind.SUBMIT, Scope(pages=(pages[1].pk,)), languages, editor)


def test_drafts_aliases_and_other_languages_are_not_among_the_pages_below(
    library, pages, coordinator, languages
):
    make_activity(publish=False)
    pages[0].create_alias(parent=library, update_slug="alias")
    submit(pages[0], languages)
    job = enqueue(JobKind.SUBMIT, Scope(everything=True), languages, coordinator)
    run(job.pk)
    titles = [item.title for item in job.items.all()]
    assert titles.count("Activities") == 1
    assert [title for title in titles if title.startswith("Activity")] == [p.title for p in pages]


def test_everything_means_topics_too(library, coordinator, languages):
    make_topic("sound")
    job = enqueue(JobKind.SUBMIT, Scope(everything=True), languages, coordinator)
    run(job.pk)
    assert "Sound" in [item.title for item in job.items.all()]
    assert Translation.objects.filter(source__object_repr="Sound").count() == 2
    assert not Topic.objects.exclude(locale__language_code="en").exists()


def test_an_object_that_is_gone_is_said_to_be_gone(library, pages, coordinator, languages):
    job = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    from toolkit_site.translation.jobs.spreading import spread

    spread(job)
    pages[0].delete()
    run(job.pk)
    assert job.items.get(state="failed").message == "It is not there any more."


def test_messages_speak_the_language_of_the_person_who_asked(
    library, pages, coordinator, languages
):
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=coordinator, preferred_language="fr")
    job = enqueue(JobKind.SUBMIT, Scope(pages=(pages[0].pk,)), languages, coordinator)
    seen = []

    def note(*_args):
        from django.utils.translation import get_language

        seen.append(get_language())
        return True

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "work", note)
        run(job.pk)
    assert seen == ["fr"]


def test_many_pages_do_not_mean_many_mails(library, pages, coordinator, languages):
    make_member(Role.TRANSLATOR, "fr")
    run(enqueue(JobKind.SUBMIT, everything(library), languages, coordinator).pk)
    assert mail.outbox == []
    page = make_activity()
    run(enqueue(JobKind.SUBMIT, Scope(pages=(page.pk,)), languages, coordinator).pk)
    assert len(mail.outbox) == 1


def test_a_sync_job_takes_the_pages_of_its_scope(library, pages, coordinator, languages):
    for page in pages:
        submit(page, languages)
    ActivityPage.objects.filter(pk=pages[2].pk).update(taster="Changed behind our back.")
    job = enqueue(JobKind.SYNC, everything(library), None, coordinator)
    run(job.pk)
    assert states(job) == ["unchanged", "unchanged", "unchanged", "done"]


def test_the_command_goes_on_with_what_was_left_behind(library, pages, coordinator, languages):
    lost = enqueue(JobKind.SUBMIT, everything(library), languages, coordinator)
    fresh = enqueue(JobKind.SUBMIT, Scope(pages=(library.pk,)), languages, coordinator)
    leave_behind(lost)
    call_command("resume_translation_jobs", stdout=(out := StringIO()))
    lost.refresh_from_db()
    fresh.refresh_from_db()
    assert (lost.state, fresh.state) == (JobState.DONE, JobState.WAITING)
    assert out.getvalue().count("resumed") == 1


def test_the_command_forgets_what_ended_well_long_ago(library, coordinator, languages):
    job = enqueue(JobKind.SUBMIT, Scope(pages=(library.pk,)), languages, coordinator)
    run(job.pk)
    TranslationJob.objects.update(finished_at=timezone.now() - timedelta(days=400))
    call_command("resume_translation_jobs")
    assert not TranslationJob.objects.exists()


def test_somebody_quicker_at_the_same_place_is_no_failure(
    library, pages, coordinator, languages, monkeypatch
):
    work, tries = running.work, []

    def collide_once(job, item, locales):
        tries.append(item.pk)
        if len(tries) == 1:
            raise IntegrityError
        return work(job, item, locales)

    monkeypatch.setattr(running, "work", collide_once)
    job = enqueue(JobKind.SUBMIT, Scope(pages=(pages[0].pk,)), languages, coordinator)
    run(job.pk)
    assert states(job) == ["done"]
    assert len(tries) == 2
