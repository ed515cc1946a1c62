"""Who may write and approve, and that approving takes a second pair of eyes."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from wagtail.models import Locale

import pytest

from tests.factories.translation import make_member, make_person
from tests.toolkit_site.translation.states.writers import entry, final, put, row
from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Intent, Kind, record
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db


def ids(outcome):
    return [problem.id for problem in outcome.problems]


@pytest.mark.parametrize("intent", list(Intent))
def test_nobody_writes_into_a_language_that_is_not_hers(french, intent):
    for person in (make_member(Role.REVIEWER, "uk"), make_person(), make_person(is_staff=True)):
        with pytest.raises(PermissionDenied):
            put(french, "title", "Mot", person, intent)
    assert SegmentTranslation.objects.count() == 0


def test_a_translator_cannot_approve_not_even_among_other_entries(french, translator):
    entries = [
        entry(french, "title", "Près &amp; loin"),
        entry(french, "taster", "Un geste.", Intent.APPROVE),
    ]
    with pytest.raises(PermissionDenied):
        record(french, entries, user=translator, door=Door.WORKPLACE)
    assert SegmentTranslation.objects.count() == 0


@pytest.mark.parametrize("door", list(Door))
def test_only_the_doors_without_a_person_open_to_nobody(french, door):
    if door in (Door.SYNC, Door.STARTER):
        assert put(french, "title", "Près &amp; loin", None, door=door).kind == Kind.SAVED
    else:
        with pytest.raises(PermissionDenied):
            put(french, "title", "Près &amp; loin", None, door=door)


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_approves_her_own_words(french, superuser):
    person = make_member(Role.REVIEWER, "fr")
    person.is_superuser = superuser
    person.save()
    put(french, "title", "Près &amp; loin", person)
    outcome = put(french, "title", "Près &amp; loin", person, Intent.APPROVE)
    assert (outcome.kind, ids(outcome)) == (Kind.REFUSED, ["own-approval"])
    assert outcome.problems[0].blocks
    assert row(french, "title").state == State.TRANSLATED
    assert final(french, "title") is None


def test_words_that_a_reviewer_changes_while_approving_are_saved_and_wait_for_another(
    french, translator, reviewer
):
    put(french, "title", "Près &amp; loin", translator)
    outcome = put(french, "title", "De près, de loin", reviewer, Intent.APPROVE)
    assert (outcome.kind, ids(outcome)) == (Kind.SAVED, ["own-approval"])
    assert not outcome.problems[0].blocks
    saved = row(french, "title")
    assert (saved.text, saved.state, saved.changed_by) == (
        "De près, de loin",
        State.TRANSLATED,
        reviewer,
    )
    assert final(french, "title") is None


def test_where_the_rules_allow_it_own_words_can_be_approved(french, reviewer):
    LocalePolicy.objects.create(locale=french.target_locale, own_approval=True)
    outcome = put(french, "title", "De près, de loin", reviewer, Intent.APPROVE)
    assert (outcome.kind, outcome.problems) == (Kind.SAVED, [])
    assert row(french, "title").state == State.APPROVED
    assert final(french, "title") == "De près, de loin"


def test_another_languages_rules_do_not_count(french, reviewer):
    uk = Locale.objects.get(language_code="uk")
    LocalePolicy.objects.create(locale=uk, own_approval=True, needs_review=False)
    put(french, "title", "De près, de loin", reviewer, Intent.APPROVE)
    assert row(french, "title").state == State.TRANSLATED
    assert final(french, "title") is None


def test_without_review_what_a_translator_saves_is_final(french, translator):
    LocalePolicy.objects.create(locale=french.target_locale, needs_review=False)
    put(french, "title", "Près &amp; loin", translator)
    assert row(french, "title").state == State.TRANSLATED
    assert final(french, "title") == "Près &amp; loin"


def test_words_from_before_the_rule_changed_become_final_with_it(french, translator):
    put(french, "title", "Près &amp; loin", translator)
    rules = LocalePolicy.objects.create(locale=french.target_locale)
    assert final(french, "title") is None
    rules.needs_review = False
    rules.save()
    assert final(french, "title") == "Près &amp; loin"
    assert put(french, "title", "Près &amp; loin", translator).kind == Kind.UNCHANGED
