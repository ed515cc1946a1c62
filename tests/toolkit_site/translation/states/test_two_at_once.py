"""Two people at the same moment, in two connections: one wins, the other is told, nothing is lost."""

from __future__ import annotations

from functools import partial
from threading import Barrier, Thread

from django.db import close_old_connections, connection

import pytest

from tests.factories.activities import make_activity, make_site
from tests.factories.translation import make_member, make_translation
from tests.toolkit_site.translation.states.writers import changes, entry, final, put, row
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.states.recording import Intent, Kind, record
from toolkit_site.translation.sync.source_change import sync_source
from toolkit_site.translation.teams.models import Role


pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="one connection in memory cannot race itself"
    ),
]

ROUNDS = 5


@pytest.fixture
def page(db):
    make_site()
    return make_activity(title="Close", taster="Teams film one gesture.")


@pytest.fixture
def french(page):
    return make_translation(page, "fr")


def at_once(*calls):
    """Run calls in threads that start together; return what they returned, in order."""
    start, results = Barrier(len(calls)), [None] * len(calls)

    def run(number, call):
        start.wait()
        try:
            results[number] = call()
        except BaseException as error:  # told by the assertion below
            results[number] = error
        finally:
            close_old_connections()
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not [result for result in results if isinstance(result, BaseException)], results
    return results


def test_of_two_translators_who_save_at_once_one_wins_and_the_other_sees_her_words(french):
    people = [make_member(Role.TRANSLATOR, "fr") for _n in range(2)]
    for number in range(ROUNDS):
        seen = row(french, "title").version if number else 0
        outcomes = at_once(
            *(
                partial(
                    record,
                    french,
                    [entry(french, "title", f"Mot {number} de {person}", seen=seen, overrule=True)],
                    user=person,
                    door=Door.WORKPLACE,
                )
                for person in people
            )
        )
        outcomes = [outcome for [outcome] in outcomes]
        assert sorted(outcome.kind for outcome in outcomes) == [Kind.CONFLICT, Kind.SAVED]
        [winner] = [o for o in outcomes if o.kind is Kind.SAVED]
        [loser] = [o for o in outcomes if o.kind is Kind.CONFLICT]
        assert row(french, "title").text == winner.entry.text == loser.row.text
        assert len(changes(french, "title")) == number + 1


def test_of_two_reviewers_who_approve_at_once_one_approves(french):
    translator = make_member(Role.TRANSLATOR, "fr")
    people = [make_member(Role.REVIEWER, "fr") for _n in range(2)]
    for number in range(ROUNDS):
        put(french, "title", f"Mot {number}", translator, overrule=True)
        seen = row(french, "title").version
        approve = partial(put, french, "title", f"Mot {number}", intent=Intent.APPROVE, seen=seen)
        outcomes = at_once(*(partial(approve, user=person) for person in people))
        assert sorted(outcome.kind for outcome in outcomes) == [Kind.SAVED, Kind.UNCHANGED]
        assert final(french, "title") == f"Mot {number}"
        assert [change.state for change in changes(french, "title")].count(State.APPROVED) == (
            number + 1
        )


def test_without_seeing_anything_both_words_are_in_the_history(french):
    people = [make_member(Role.TRANSLATOR, "fr") for _n in range(2)]
    at_once(
        partial(put, french, "title", "Un", people[0]),
        partial(put, french, "title", "Deux", people[1]),
    )
    assert {change.text for change in changes(french, "title")} == {"Un", "Deux"}
    assert row(french, "title").version == 2


def test_words_saved_while_the_original_changes_are_not_lost(page, french):
    translator = make_member(Role.TRANSLATOR, "fr")
    for number in range(ROUNDS):
        words = entry(french, "taster", f"Des équipes filment {number}.", overrule=True)
        page.taster = f"Teams film one gesture, take {number}."
        page.save_revision().publish()
        [outcome], _change = at_once(
            partial(record, french, [words], user=translator, door=Door.WORKPLACE),
            partial(sync_source, french.source),
        )
        assert outcome.kind is Kind.SAVED
        today = row(french, "taster")
        text = f"Des équipes filment {number}."
        # Either the sync took the new words along, or they came too late and stand with the text they were written for.
        assert (today is not None and today.text == text) or outcome.obsolete
        assert SegmentTranslation.objects.filter(text=text).exists()
        assert SegmentChange.objects.filter(text=text, user=translator).exists()
