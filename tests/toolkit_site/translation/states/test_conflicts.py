"""Two people at the same words: the second sees those of the first, and nothing is overwritten unseen."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

import pytest

from tests.factories.translation import make_member
from tests.toolkit_site.translation.states.writers import changes, final, put, row
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Intent, Kind
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db):
    return make_member(Role.TRANSLATOR, "fr")


@pytest.mark.parametrize("intent", [Intent.TRANSLATE, Intent.PROPOSE, Intent.CLEAR])
def test_words_that_the_writer_did_not_see_are_not_overwritten(
    french, translator, colleague, intent
):
    put(french, "title", "Près et loin", translator, seen=0)
    outcome = put(french, "title", "Loin", colleague, intent, seen=0)
    assert outcome.kind == Kind.CONFLICT
    assert (outcome.row.text, outcome.row.changed_by) == ("Près et loin", translator)
    assert (row(french, "title").text, row(french, "title").version) == ("Près et loin", 1)
    assert len(changes(french, "title")) == 1


def test_having_seen_them_the_second_writer_may_go_on(french, translator, colleague):
    put(french, "title", "Près et loin", translator, seen=0)
    conflict = put(french, "title", "Loin", colleague, seen=0)
    outcome = put(french, "title", "Loin", colleague, seen=conflict.row.version)
    assert (outcome.kind, row(french, "title").text) == (Kind.SAVED, "Loin")


def test_the_same_words_from_two_people_are_no_conflict(french, translator, colleague):
    put(french, "title", "Près et loin", translator, seen=0)
    assert put(french, "title", "Près et loin", colleague, seen=0).kind == Kind.UNCHANGED
    assert row(french, "title").changed_by == translator


def test_two_reviewers_who_approve_the_same_words_both_get_their_way(french, translator, reviewer):
    other = make_member(Role.REVIEWER, "fr")
    put(french, "title", "Près et loin", translator)
    approve = {"intent": Intent.APPROVE, "seen": 1}
    assert put(french, "title", "Près et loin", reviewer, **approve).kind == Kind.SAVED
    assert put(french, "title", "Près et loin", other, **approve).kind == Kind.UNCHANGED
    assert row(french, "title").approved_by == reviewer
    assert len(changes(french, "title")) == 2


def test_a_reviewer_does_not_approve_words_that_changed_under_her(french, translator, reviewer):
    put(french, "title", "Près et loin", translator)
    put(french, "title", "Loin et près", translator, seen=1)
    outcome = put(french, "title", "Près et loin", reviewer, Intent.APPROVE, seen=1)
    assert (outcome.kind, outcome.row.text) == (Kind.CONFLICT, "Loin et près")
    assert row(french, "title").state == State.TRANSLATED
    assert final(french, "title") is None


def test_words_that_came_and_went_are_a_conflict_too(french, translator, colleague):
    put(french, "title", "Près et loin", translator)
    put(french, "title", "", translator, Intent.CLEAR)
    assert put(french, "title", "Loin", colleague, seen=1).kind == Kind.CONFLICT
    assert put(french, "title", "Loin", colleague, seen=2).kind == Kind.SAVED


def test_a_file_does_not_overwrite_what_others_wrote_after_it_was_exported(
    french, translator, colleague
):
    put(french, "title", "Près et loin", translator)
    now = timezone.now()
    old, new = now - timedelta(days=1), now + timedelta(minutes=1)
    outcome = put(french, "title", "Loin", colleague, door=Door.PO, exported_at=old)
    assert (outcome.kind, outcome.row.text) == (Kind.CONFLICT, "Près et loin")
    # Her own words from an earlier import of the same file are no news to her.
    assert (
        put(french, "title", "Loin", translator, door=Door.PO, exported_at=old).kind == Kind.SAVED
    )
    assert put(french, "title", "Là", colleague, door=Door.PO, exported_at=new).kind == Kind.SAVED


def test_words_whose_author_left_can_still_be_approved(french, translator, reviewer):
    put(french, "title", "Près et loin", translator)
    translator.delete()
    assert SegmentTranslation.objects.get().changed_by is None
    assert put(french, "title", "Près et loin", reviewer, Intent.APPROVE).kind == Kind.SAVED
    assert changes(french, "title")[1].user_name == translator.username
