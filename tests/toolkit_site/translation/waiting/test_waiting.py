"""What waits for a person: on her dashboard, and once a week by mail if she asks for it."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPException

from django.core import mail
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone, translation

from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_member, make_person
from tests.toolkit_site.translation.matrix.test_matrix import make_progress
from toolkit_site.translation.teams.models import Role
from toolkit_site.translation.waiting.models import DigestSubscription


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _work(library):
    make_progress(
        make_activity(title="One gesture"),
        fr={"words": 100, "words_approved": 60, "words_translated": 20, "words_stale": 5},
        uk={"words": 100},
    )
    make_progress(make_activity(title="All done"), fr={"words": 9, "words_approved": 9})


def dashboard(client, person) -> str:
    client.force_login(person)
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_translator_sees_what_waits_in_her_language_only(client):
    page = dashboard(client, make_member(Role.TRANSLATOR, "fr"))
    assert "5 words whose original has changed" in page
    assert "15 words to translate" in page
    assert "to approve" not in page
    assert "All done" not in page
    assert "100 words" not in page


def test_a_reviewer_sees_what_there_is_to_approve(client):
    page = dashboard(client, make_member(Role.REVIEWER, "fr"))
    assert "20 words to approve" in page
    assert "?locale=fr&amp;situation=to_review" in page


def test_each_title_leads_to_the_workplace(client):
    translation = Translation.objects.get(
        target_locale__language_code="fr", source__object_repr="One gesture"
    )
    page = dashboard(client, make_member(Role.TRANSLATOR, "fr"))
    assert reverse("translation:workplace", args=[translation.pk]) in page


def test_people_without_a_part_in_translations_see_no_panel(client):
    assert "Translations waiting for you" not in dashboard(client, make_person())


def test_a_stopped_translation_and_a_language_switched_off_do_not_wait(client):
    person = make_member(Role.TRANSLATOR, "fr")
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English"), ("uk", "Ukrainian")]):
        assert "One gesture" not in dashboard(client, person)
    Translation.objects.update(enabled=False)
    assert "One gesture" not in dashboard(client, person)


def test_a_dashboard_costs_three_queries_more(client, django_assert_max_num_queries):
    client.force_login(make_member(Role.TRANSLATOR, "fr"))
    client.get(reverse("wagtailadmin_home"))
    with django_assert_max_num_queries(40):
        client.get(reverse("wagtailadmin_home"))


def subscribe(person, **fields):
    return DigestSubscription.objects.create(user=person, weekly=True, **fields)


def test_she_turns_the_mail_on_in_her_settings(client):
    person = make_member(Role.TRANSLATOR, "fr")
    client.force_login(person)
    account = client.get(reverse("wagtailadmin_account"))
    assert 'name="translation-digest-weekly"' in account.content.decode()
    form = {
        "name_email-email": person.email,
        "name_email-first_name": "A",
        "name_email-last_name": "B",
        "locale-preferred_language": "",
        "locale-current_time_zone": "Europe/Paris",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
        "translation-digest-weekly": "on",
    }
    assert client.post(reverse("wagtailadmin_account"), form).status_code == 302
    assert DigestSubscription.objects.get(user=person).weekly


def test_nobody_gets_the_mail_without_asking(client):
    make_member(Role.TRANSLATOR, "fr")
    call_command("send_translation_digest")
    assert mail.outbox == []


def test_the_mail_says_what_waits_and_where(capsys):
    person = make_member(Role.TRANSLATOR, "fr")
    subscribe(person)
    call_command("send_translation_digest")
    (message,) = mail.outbox
    assert message.to == [person.email]
    assert "15 words to translate" in message.body
    assert "One gesture: http://127.0.0.1:8000/admin/translations/" in message.body
    assert "&" not in message.body
    assert "1 sent, 0 with nothing to say" in capsys.readouterr().out


def test_the_mail_is_in_her_language(monkeypatch):
    monkeypatch.setattr(
        "toolkit_site.translation.waiting.digest.render_to_string",
        lambda *args: f"written in {translation.get_language()}",
    )
    person = make_member(Role.TRANSLATOR, "fr")
    UserProfile.objects.create(user=person, preferred_language="fr")
    subscribe(person)
    call_command("send_translation_digest")
    assert mail.outbox[0].body == "written in fr"


def test_it_goes_out_once_a_week_however_often_the_command_runs():
    person = make_member(Role.TRANSLATOR, "fr")
    subscription = subscribe(person)
    call_command("send_translation_digest")
    call_command("send_translation_digest")
    assert len(mail.outbox) == 1
    subscription.refresh_from_db()
    subscription.last_sent_at = timezone.now() - timedelta(days=7)
    subscription.save()
    call_command("send_translation_digest")
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("fields", [{"email": ""}, {"is_active": False}])
def test_closed_accounts_and_accounts_without_an_address_get_none(fields):
    person = make_member(Role.TRANSLATOR, "fr")
    for name, value in fields.items():
        setattr(person, name, value)
    person.save()
    subscribe(person)
    call_command("send_translation_digest")
    assert mail.outbox == []


def test_a_mail_that_could_not_be_sent_is_tried_again(monkeypatch):
    subscription = subscribe(make_member(Role.TRANSLATOR, "fr"))
    with monkeypatch.context() as patch:
        patch.setattr(
            "toolkit_site.translation.waiting.digest.send_mail",
            lambda *args: (_ for _ in ()).throw(SMTPException("down")),
        )
        with pytest.raises(CommandError, match="1 could not be sent"):
            call_command("send_translation_digest")
    subscription.refresh_from_db()
    assert subscription.last_sent_at is None
    call_command("send_translation_digest")
    assert len(mail.outbox) == 1


def test_with_nothing_to_do_there_is_no_mail():
    subscribe(make_member(Role.TRANSLATOR, "pl"))
    call_command("send_translation_digest")
    assert mail.outbox == []
