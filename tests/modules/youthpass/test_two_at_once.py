"""Two forms at the same moment: no word is lost, and no limit is passed."""

from __future__ import annotations

import uuid
from contextlib import suppress
from functools import partial

from django.db import connection
from django.utils import timezone

import pytest

from modules.learners.writes import write_once
from modules.models import Learner, OtherText, OutcomeText, PartnerComment, PartnerLink
from modules.reflections.writing import Words
from modules.youthpass import partners
from modules.youthpass.writing import write
from tests.toolkit_site.translation.states.test_two_at_once import at_once


pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="one connection in memory cannot race itself"
    ),
]
THREADS = 4


@pytest.fixture
def learner():
    return Learner.objects.create()


def test_the_words_of_all_devices_are_kept(learner):
    key = uuid.uuid4()

    def send(number):
        words = Words(f"Words {number}.", "en", 0)
        write_once(learner, uuid.uuid4(), lambda owner: write(owner, key, words))

    at_once(*[partial(send, number) for number in range(THREADS)])
    kept = [OutcomeText.objects.get().text, *OtherText.objects.values_list("text", flat=True)]
    assert sorted(kept) == [f"Words {number}." for number in range(THREADS)]


def test_one_form_that_arrives_many_times_at_once_is_one_link(learner):
    number = uuid.uuid4()
    found = at_once(*[partial(partners.make_link, learner, [number], number)] * THREADS)
    assert PartnerLink.objects.count() == 1
    assert len(set(found)) == 1
    assert partners.find_link(found[0])


def test_comments_are_counted_one_after_the_other(learner, monkeypatch):
    monkeypatch.setattr(partners, "MOST_AN_HOUR", 2)
    link = PartnerLink.objects.create(
        learner=learner, token_hash="x", expires=timezone.now() + partners.OPEN_FOR
    )

    def send(number):
        with suppress(partners.TooManyError):
            partners.comment(link, {None: f"Comment {number}."}, uuid.uuid4())

    at_once(*[partial(send, number) for number in range(THREADS)])
    assert PartnerComment.objects.count() == 2
