"""The way of a page through people's hands, from the original to readers in Ukrainian and through a change."""

from __future__ import annotations

import re

from django.urls import reverse

from wagtail.models import TaskState
from wagtail_localize.models import Translation, TranslationSource

import pytest
from bs4 import BeautifulSoup

from activities.models import ActivityPage
from tests.factories.translation import make_member, write_all
from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.engine.markup import visible_text
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.publishing.workflow import ensure_workflow
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.submission.submitting import submit
from toolkit_site.translation.submission.syncing import sync
from toolkit_site.translation.teams.models import Role
from toolkit_site.translation.teams.setup import bind_teams


@pytest.fixture
def people(activity):
    """A translator and a reviewer of Ukrainian, with the teams and the workflow of their language."""
    locale = next(one for one in target_locales() if one.language_code == "uk")
    found = make_member(Role.TRANSLATOR, "uk"), make_member(Role.REVIEWER, "uk")
    ensure_workflow(locale)
    bind_teams(locale)
    return found


@pytest.fixture
def translation(activity, people) -> Translation:
    """The activity, submitted."""
    locale = next(one for one in target_locales() if one.language_code == "uk")
    (submitted,) = submit(activity, [locale])
    return submitted


def approve_step(client, person, translation) -> None:
    """Press the button of Wagtail that ends a step of its workflow."""
    page = translation.get_target_instance()
    state = TaskState.objects.filter(workflow_state__object_id=str(page.pk)).latest("pk")
    client.force_login(person)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client.post(url)
    client.logout()


def hand_round(client, people, translation) -> None:
    translator, reviewer = people
    approve_step(client, translator, translation)
    write_all(translation)
    approve_step(client, reviewer, translation)


def body(html: str) -> str:
    return re.sub(r"\s+", " ", BeautifulSoup(html, "html.parser").main.get_text(" "))


def untranslated(text: str, translation) -> list[str]:
    """The texts of the original that stand in the text as they are, and not behind the mark of a translation."""
    originals = [visible_text(one.html) for one in current_segments(translation.source)]
    for original in sorted(originals, key=len, reverse=True):
        text = text.replace(f"uk {original}", "")
    return [original for original in originals if original in text]


def fix_typo(activity) -> TranslationSource:
    original = ActivityPage.objects.get(pk=activity.pk)
    original.taster = "Teams film one gesture from five different distances."
    original.run_min_max = 75
    original.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(original)
    sync(source)
    return source


def test_a_page_reaches_readers_and_a_typo_in_its_original_does_not(
    client, activity, translation, people, read
):
    write_all(translation, Intent.TRANSLATE)
    hand_round(client, people, translation)
    before = body(read())
    assert "uk Film & sound" in before
    fix_typo(activity)
    after = body(read())
    assert "75 " in after
    assert after.replace("60–\u206075", "60") == before
    assert "uk Teams film one gesture from five distances." in after
    assert not untranslated(after, translation)


def test_the_change_is_new_work_and_reaches_readers_when_it_is_confirmed(
    client, activity, translation, people, read
):
    write_all(translation, Intent.TRANSLATE)
    hand_round(client, people, translation)
    fix_typo(activity)
    task = translation.get_target_instance().current_workflow_task
    assert type(task).__name__ == "TranslateTask"
    approve_step(client, people[0], translation)
    assert translation.get_target_instance().current_workflow_task == task
    write_all(translation, Intent.TRANSLATE, only=("taster",), mark="confirmed")
    translation.refresh_from_db()
    approve_step(client, people[0], translation)
    write_all(translation, only=("taster",), mark="confirmed")
    approve_step(client, people[1], translation)
    assert "confirmed Teams film one gesture from five different distances." in body(read())
