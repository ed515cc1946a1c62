"""Steps with the whole page: approve all, hand over, send back, publish, and the preview."""

from __future__ import annotations

from wagtail_localize.models import Translation

import pytest

from activities.models import ActivityPage
from tests.factories.translation import make_member, write_all
from tests.toolkit_site.translation.states.writers import put, row
from tests.toolkit_site.translation.workplace.desks import DeskClient, soup, texts
from toolkit_site.translation.models import LocalePolicy
from toolkit_site.translation.publishing.workflow import ensure_workflow, start_workflow
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.teams.models import Role


def steps(desk):
    return texts(desk.see().select(".workplace__steps a"))


@pytest.fixture
def workflow(french):
    ensure_workflow(french.target_locale)
    return start_workflow(french, None)


def test_approving_everything_asks_first_and_leaves_own_words_to_others(
    french, translator, reviewer, reviewers_desk
):
    put(french, "title", "Près et loin", translator)
    put(french, "taster", "Une phrase.", reviewer)
    url = reviewers_desk.url("approve_all")
    asked = soup(reviewers_desk.get(url)).get_text()
    assert "1 segment is translated and waits for approval" in asked
    assert "1 more has words of your own" in asked
    assert row(french, "title").state == State.TRANSLATED
    response = reviewers_desk.post(url, follow=True)
    assert "1 segment approved" in response.content.decode()
    assert row(french, "title").state == State.APPROVED
    assert row(french, "taster").state == State.TRANSLATED


def test_with_nothing_to_approve_there_is_no_button(french, reviewers_desk):
    page = soup(reviewers_desk.get(reviewers_desk.url("approve_all")))
    assert page.select_one("form[method=post] button") is None
    assert reviewers_desk.post(reviewers_desk.url("approve_all")).status_code == 409


@pytest.mark.parametrize("name", ["approve_all", "publish", "send_back"])
def test_translators_are_refused_what_reviewers_do(desk, name):
    assert desk.get(desk.url(name)).status_code == 403
    assert desk.post(desk.url(name)).status_code == 403


def test_translators_hand_over_when_everything_is_translated(desk, french, workflow):
    asked = desk.post(desk.url("hand_over"))
    assert asked.status_code == 409
    assert "not translated or not confirmed yet" in asked.content.decode()
    write_all(french, Intent.TRANSLATE)
    assert "Hand over for review" in steps(desk)
    response = desk.post(desk.url("hand_over"), follow=True)
    assert "Handed over" in response.content.decode()
    assert "Hand over for review" not in steps(desk)


def test_reviewers_send_back_with_a_comment(desk, french, workflow, reviewers_desk):
    write_all(french, Intent.TRANSLATE)
    desk.post(desk.url("hand_over"))
    assert "Send back" in steps(reviewers_desk)
    url = reviewers_desk.url("send_back")
    assert "This field is required" in reviewers_desk.post(url, {}).content.decode()
    response = reviewers_desk.post(url, {"comment": "Say “vous”."}, follow=True)
    assert "Sent back" in response.content.decode()
    assert "Hand over for review" in steps(desk)
    assert "Say “vous”." in desk.see().select_one(".help-info").get_text()
    desk.post(desk.url("hand_over"))
    assert desk.see().select_one(".help-info") is None


def test_publishing_says_what_is_in_its_way(french, reviewers_desk):
    page = soup(reviewers_desk.get(reviewers_desk.url("publish")))
    assert "not approved yet" in page.get_text()
    assert reviewers_desk.post(reviewers_desk.url("publish")).status_code == 409


def test_reviewers_publish_what_is_approved(french, reviewers_desk):
    write_all(french)
    assert "Publish" in steps(reviewers_desk)
    response = reviewers_desk.post(reviewers_desk.url("publish"), follow=True)
    assert "Published." in response.content.decode()
    target = french.get_target_instance()
    assert (target.live, target.title) == (True, "fr Close & far")


def test_where_nobody_reviews_translators_publish(desk, french):
    LocalePolicy.objects.create(locale=french.target_locale, needs_review=False)
    write_all(french, Intent.TRANSLATE)
    assert steps(desk) == ["Publish"]
    assert "100%" in desk.see().select_one(".workplace__progress").get_text()
    desk.post(desk.url("publish"))
    assert french.get_target_instance().live


def test_a_translation_that_is_switched_off_offers_no_steps(desk, french):
    french.enabled = False
    french.save()
    assert steps(desk) == []
    assert desk.post(desk.url("hand_over")).status_code == 409


def test_the_preview_shows_the_words_as_they_are_being_written(desk, french, translator):
    put(french, "title", "Près et loin", translator)
    response = desk.get(desk.url("preview"))
    assert "Près et loin" in response.content.decode()
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert not french.get_target_instance().live


def test_the_preview_is_not_for_other_languages(french):
    other = DeskClient(french, make_member(Role.TRANSLATOR, "uk"))
    assert other.get(other.url("preview")).status_code == 403


def test_what_has_no_preview_shows_none(desk, monkeypatch):
    monkeypatch.setattr(ActivityPage, "preview_modes", [])
    assert desk.get(desk.url("preview"), follow=True).status_code == 404


@pytest.mark.parametrize("is_enabled", [True, False])
def test_a_page_that_was_deleted_is_neither_shown_nor_published(french, reviewers_desk, is_enabled):
    write_all(french)
    french.get_target_instance().delete()
    Translation.objects.filter(pk=french.pk).update(enabled=is_enabled)
    assert reviewers_desk.get(reviewers_desk.url("preview"), follow=True).status_code == 404
    assert reviewers_desk.post(reviewers_desk.url("publish")).status_code == 409
    assert reviewers_desk.see()
