"""Translate, review, publish: Wagtail's workflows, dashboards, buttons and mails know the steps and keep to them."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from wagtail.models import (
    GroupApprovalTask,
    Locale,
    Page,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_member, make_person, make_translation, write_all
from toolkit_site.translation.models import ReviewTask, TranslateTask
from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.publishing.delivery import NotReady
from toolkit_site.translation.publishing.task_models import without_mail
from toolkit_site.translation.publishing.workflow import (
    approve_and_publish,
    ensure_workflow,
    hand_over,
    send_back,
    start_workflow,
)
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.teams.models import Role
from toolkit_site.translation.teams.setup import bind_teams


WORDS = "uk Film &amp; sound"


@pytest.fixture
def workflow(ukrainian, translator, reviewer) -> Workflow:
    """The workflow of Ukrainian, with one translator and one reviewer who may work on its pages."""
    found = ensure_workflow(ukrainian.target_locale)
    bind_teams(ukrainian.target_locale)
    return found


@pytest.fixture
def under_way(ukrainian, workflow, translator):
    """A translation whose workflow has begun."""
    start_workflow(ukrainian, None)
    return ukrainian


def step(translation) -> str:
    """The class of the step that somebody has to take now."""
    task = page_of(translation).current_workflow_task
    return type(task).__name__ if task else ""


def page_of(translation) -> Page:
    return translation.get_target_instance()


def press(client, translation, action: str, **data):
    """Press a button of Wagtail's own workflow."""
    page = page_of(translation)
    state = TaskState.objects.filter(workflow_state__object_id=str(page.pk)).latest("pk")
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(url, data)


def test_a_workflow_is_made_once_and_stands_at_the_root_of_its_language(workflow, ukrainian):
    locale = ukrainian.target_locale
    assert ensure_workflow(locale) == workflow
    assert [type(task.specific) for task in workflow.tasks] == [TranslateTask, ReviewTask]
    assert [task.name for task in workflow.tasks] == ["Translate uk", "Review uk"]
    (root,) = WorkflowPage.objects.filter(workflow=workflow)
    assert (root.page.depth, root.page.locale) == (2, locale)
    assert page_of(ukrainian).get_workflow() == workflow


def test_the_source_language_has_no_workflow(activity):
    assert ensure_workflow(activity.locale) is None
    assert not TranslateTask.objects.exists()


def test_what_administrators_changed_stays(workflow, ukrainian):
    Workflow.objects.filter(pk=workflow.pk).update(name="Our way")
    other = Workflow.objects.create(name="Other")
    WorkflowPage.objects.update(workflow=other)
    assert ensure_workflow(ukrainian.target_locale).name == "Our way"
    assert page_of(ukrainian).get_workflow() == other
    assert start_workflow(ukrainian, None) is None


def test_a_language_whose_pages_came_later_gets_its_workflow_at_the_start(activity):
    make_member(Role.TRANSLATOR, "fr")
    workflow = ensure_workflow(Locale.objects.get(language_code="fr"))
    french = make_translation(activity, "fr")
    assert start_workflow(french, None).workflow == workflow


def test_a_root_page_that_came_later_gets_its_workflow_too(activity):
    french = Locale.objects.get(language_code="fr")
    ensure_workflow(french)
    root = make_translation(activity.get_parent().get_parent().specific, "fr")
    state = start_workflow(root, None)
    assert state.current_task_state.task.specific == TranslateTask.objects.get(locale=french)


def test_a_workflow_starts_once(under_way, translator):
    state = start_workflow(under_way, translator)
    assert WorkflowState.objects.count() == 1
    assert state.current_task_state.task.specific == TranslateTask.objects.get()


def test_a_translation_goes_from_hand_to_hand_until_it_is_live(
    under_way, translator, reviewer, read
):
    write_all(under_way, Intent.TRANSLATE)
    hand_over(under_way, translator)
    assert step(under_way) == "ReviewTask"
    write_all(under_way)
    assert approve_and_publish(under_way, reviewer).published
    assert WORDS in read()
    assert step(under_way) == ""
    assert [state.status for state in TaskState.objects.order_by("pk")] == ["approved", "approved"]


def test_the_buttons_of_wagtail_do_the_same(client, under_way, translator, reviewer, read):
    client.force_login(translator)
    press(client, under_way, "approve")
    assert step(under_way) == "TranslateTask"
    write_all(under_way, Intent.TRANSLATE)
    press(client, under_way, "approve")
    assert step(under_way) == "ReviewTask"
    client.force_login(reviewer)
    press(client, under_way, "approve")
    assert step(under_way) == "ReviewTask"
    write_all(under_way)
    press(client, under_way, "approve")
    assert WORDS in read()
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


@pytest.mark.parametrize("intent", [Intent.PROPOSE, None])
def test_what_is_not_translated_is_not_handed_over(under_way, translator, intent):
    write_all(under_way, Intent.TRANSLATE)
    if intent is None:
        under_way.target_locale.string_translations.all().delete()
        write_all(under_way, Intent.CLEAR, only=("taster",))
    else:
        write_all(under_way, Intent.CLEAR, only=("taster",))
        write_all(under_way, intent, only=("taster",))
    with pytest.raises(NotReady, match="1 part is not translated"):
        hand_over(under_way, translator)
    assert step(under_way) == "TranslateTask"


def test_reviewers_see_the_translated_words_in_the_version_they_are_given(under_way, translator):
    write_all(under_way, Intent.TRANSLATE)
    hand_over(under_way, translator)
    revision = page_of(under_way).current_workflow_task_state.revision
    assert revision.as_object().title == "uk Film & sound"
    assert revision.user == translator


def test_sending_back_gives_the_page_to_the_translators_again(
    client, under_way, translator, reviewer
):
    write_all(under_way, Intent.TRANSLATE)
    hand_over(under_way, translator)
    send_back(under_way, reviewer, "Too formal.")
    assert step(under_way) == "TranslateTask"
    rejected = TaskState.objects.get(status=TaskState.STATUS_REJECTED)
    assert (rejected.comment, rejected.finished_by) == ("Too formal.", reviewer)
    hand_over(under_way, translator)
    assert step(under_way) == "ReviewTask"
    client.force_login(reviewer)
    press(client, under_way, "reject", comment="Still.")
    assert step(under_way) == "TranslateTask"


def test_only_a_page_under_review_is_sent_back(under_way, reviewer):
    with pytest.raises(NotReady):
        send_back(under_way, reviewer, "No.")


def test_others_have_no_buttons_and_no_say(client, under_way, translator):
    write_all(under_way)
    for person in (make_person(), make_member(Role.REVIEWER, "fr")):
        for function in (hand_over, approve_and_publish, send_back):
            with pytest.raises(PermissionDenied):
                function(under_way, person)
        client.force_login(person)
        press(client, under_way, "approve")
        assert step(under_way) == "TranslateTask"
    hand_over(under_way, translator)
    for function in (approve_and_publish, send_back):
        with pytest.raises(PermissionDenied):
            function(under_way, translator)
    client.force_login(translator)
    press(client, under_way, "approve")
    assert step(under_way) == "ReviewTask"


def test_the_team_is_never_locked_out_and_everybody_else_is(under_way, translator, reviewer):
    boss = get_user_model().objects.create_superuser("boss", "boss@example.org", "secret")
    team = [translator, reviewer, make_member(Role.COORDINATOR), boss]
    others = [make_person(), make_member(Role.TRANSLATOR, "fr")]
    for intent in (Intent.TRANSLATE, Intent.APPROVE):
        lock = page_of(under_way).get_lock()
        assert not any(lock.for_user(person) for person in team)
        assert all(lock.for_user(person) for person in others)
        write_all(under_way, intent)
        if intent is Intent.TRANSLATE:
            hand_over(under_way, translator)


def test_a_page_that_somebody_locked_stays_locked_when_the_work_begins(ukrainian, workflow):
    editor = make_person()
    page = page_of(ukrainian)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=editor, locked_at=timezone.now())
    start_workflow(ukrainian, None)
    assert page_of(ukrainian).locked_by == editor


def test_a_lock_keeps_the_page_from_being_published(under_way, translator, reviewer):
    write_all(under_way)
    Page.objects.filter(pk=page_of(under_way).pk).update(
        locked=True, locked_by=translator, locked_at=timezone.now()
    )
    with pytest.raises(NotReady, match="locked"):
        approve_and_publish(under_way, reviewer)
    assert step(under_way) == "TranslateTask"
    assert not page_of(under_way).live


def test_where_nobody_reviews_handing_over_publishes(under_way, translator, read):
    LocalePolicy.objects.create(locale=under_way.target_locale, needs_review=False)
    write_all(under_way, Intent.TRANSLATE)
    hand_over(under_way, translator)
    assert WORDS in read()
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


def test_a_further_step_of_the_site_comes_before_publishing(
    under_way, workflow, reviewer, translator
):
    last = GroupApprovalTask.objects.create(name="Last look")
    WorkflowTask.objects.create(workflow=workflow, task=last, sort_order=9)
    write_all(under_way)
    outcome = approve_and_publish(under_way, reviewer)
    assert not outcome.published
    assert step(under_way) == "GroupApprovalTask"
    assert not page_of(under_way).live


def test_mails_go_to_the_team_whose_turn_it_is(ukrainian, workflow, translator, mailoutbox):
    start_workflow(ukrainian, None)
    assert [mail.to for mail in mailoutbox] == [[translator.email]]
    write_all(ukrainian, Intent.TRANSLATE)
    second = make_member(Role.REVIEWER, "uk")
    mailoutbox.clear()
    hand_over(ukrainian, translator)
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(
        user.email for user in get_user_model().objects.filter(groups__name__startswith="reviewer")
    )
    assert [second.email] in [mail.to for mail in mailoutbox]


def test_many_pages_can_begin_without_a_mail_for_each(ukrainian, workflow, mailoutbox):
    token = without_mail.set(True)
    try:
        start_workflow(ukrainian, None)
    finally:
        without_mail.reset(token)
    assert step(ukrainian) == "TranslateTask"
    assert not mailoutbox


def test_the_dashboard_lists_what_waits_for_the_team(client, under_way, translator, reviewer):
    client.force_login(translator)
    home = reverse("wagtailadmin_home")
    assert "Awaiting your review" in client.get(home).content.decode()
    write_all(under_way, Intent.TRANSLATE)
    assert "Hand over for review" in client.get(home).content.decode()
    hand_over(under_way, translator)
    assert "Awaiting your review" not in client.get(home).content.decode()
    client.force_login(reviewer)
    assert "Send back" in client.get(home).content.decode()


def test_the_history_of_wagtail_shows_the_steps(client, under_way, translator, reviewer):
    write_all(under_way)
    hand_over(under_way, translator)
    approve_and_publish(under_way, reviewer)
    client.force_login(reviewer)
    url = reverse("wagtailadmin_pages:workflow_history", args=[page_of(under_way).pk])
    html = client.get(url).content.decode()
    assert "Translation: uk" in html
    assert "Translate uk" in html


def test_pages_that_were_not_translated_pass_through_as_in_any_workflow(
    workflow, ukrainian, translator, reviewer, client
):
    page = make_activity(publish=False)
    parent = page_of(ukrainian).get_parent()
    Page.objects.filter(pk=page.pk).update(locale=ukrainian.target_locale)
    page.refresh_from_db()
    page.move(parent, pos="last-child")
    page = Page.objects.get(pk=page.pk).specific
    page.save_revision()
    workflow.start(page, None)
    for person in (translator, reviewer):
        client.force_login(person)
        state = TaskState.objects.latest("pk")
        client.post(
            reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
        )
    assert Page.objects.get(pk=page.pk).live
