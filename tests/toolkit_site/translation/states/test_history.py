"""History: who, when, through which door, which words; and words brought back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from wagtail_localize.models import StringSegment

import pytest

from tests.factories.translation import make_member, make_translation, segment
from tests.toolkit_site.translation.states.writers import changes, final, put, row
from toolkit_site.translation.checks import Problem
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.history import history, restore
from toolkit_site.translation.states.models import AppendOnlyError, SegmentChange
from toolkit_site.translation.states.notes import note_of, overruled, own_words
from toolkit_site.translation.states.recording import Entry, Intent, Kind
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db


def test_every_step_is_told_newest_first(french, translator, reviewer):
    translator.first_name, translator.last_name = "Olha", "Kovalenko"
    translator.save()
    put(french, "title", "Près et loin", translator, note="As in the film.")
    put(french, "title", "Près et loin", reviewer, Intent.APPROVE)
    put(french, "title", "Loin", translator, door=Door.PO)
    found = segment(french, "title")
    told = [
        (change.user_name, change.door, change.state, change.text, change.note)
        for change in history(found.context_id, french.target_locale_id)
    ]
    assert told == [
        ("Olha Kovalenko", Door.PO, State.TRANSLATED, "Loin", ""),
        (reviewer.username, Door.WORKPLACE, State.APPROVED, "Près et loin", ""),
        ("Olha Kovalenko", Door.WORKPLACE, State.TRANSLATED, "Près et loin", "As in the film."),
    ]


def test_history_is_that_of_one_language_and_if_asked_of_one_text(french, translator, activity):
    ukrainian = make_translation(activity, "uk")
    put(french, "title", "Près et loin", translator)
    put(ukrainian, "title", "Близько і далеко", make_member(Role.TRANSLATOR, "uk"))
    found = segment(french, "title")
    assert history(found.context_id, french.target_locale_id).count() == 1
    assert history(found.context_id, french.target_locale_id, found.string_id).count() == 1
    assert history(found.context_id, french.target_locale_id, 0).count() == 0


def test_nothing_can_be_taken_out_of_history(french, translator):
    put(french, "title", "Près et loin", translator)
    change = SegmentChange.objects.get()
    change.text = "x"
    for attempt in (
        change.save,
        change.delete,
        SegmentChange.objects.all().delete,
        lambda: SegmentChange.objects.update(text="x"),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()


def test_old_words_come_back_as_a_translation(french, translator, reviewer):
    put(french, "title", "Près et loin", translator)
    put(french, "title", "Près et loin", reviewer, Intent.APPROVE)
    put(french, "title", "Loin", translator)
    first = changes(french, "title")[-1]
    outcome = restore(french, first, user=translator, seen=3)
    assert outcome.kind == Kind.SAVED
    saved = row(french, "title")
    assert (saved.text, saved.state, saved.door) == ("Près et loin", State.TRANSLATED, Door.RESTORE)
    assert changes(french, "title")[0].door == Door.RESTORE
    assert final(french, "title") == "Près et loin"


def test_bringing_words_back_goes_by_the_same_rules(french, translator):
    put(french, "title", "Près et loin", translator)
    put(french, "title", "Loin", translator)
    first = changes(french, "title")[-1]
    assert restore(french, first, user=translator, seen=1).kind == Kind.CONFLICT
    with pytest.raises(PermissionDenied):
        restore(french, first, user=make_member(Role.REVIEWER, "uk"), seen=2)
    put(french, "title", "", translator, Intent.CLEAR)
    blank = changes(french, "title")[0]
    outcome = restore(french, blank, user=translator, seen=3)
    assert (outcome.kind, outcome.problems[0].id) == (Kind.REFUSED, "blank")


def test_words_of_another_language_are_not_brought_here(french, activity):
    ukrainian = make_translation(activity, "uk")
    coordinator = make_member(Role.COORDINATOR)
    put(ukrainian, "title", "Близько і далеко", coordinator)
    outcome = restore(french, SegmentChange.objects.get(), user=coordinator, seen=None)
    assert outcome.kind == Kind.UNKNOWN
    assert row(french, "title") is None


def test_words_of_an_older_original_can_be_brought_to_the_one_of_today(
    french, translator, activity
):
    old = segment(french, "title")
    put(french, "title", "Près et loin", translator)
    activity.title = "Close, far"
    activity.save_revision().publish()
    french.source.update_from_db()
    new = StringSegment.objects.get(source=french.source, context=old.context)
    change = SegmentChange.objects.get()
    outcome = restore(french, change, user=translator, seen=0, string_id=new.string_id)
    assert (outcome.kind, outcome.obsolete) == (Kind.SAVED, False)
    assert row(french, "title").text == "Près et loin"


def test_a_note_tells_overruled_warnings_from_the_writers_words():
    entry = Entry(1, 1, "x", Intent.TRANSLATE, note="Ours differ.", overrule=True)
    problems = [Problem("numbers", "…", False), Problem("same", "…", False)]
    note = note_of(entry, problems, State.TRANSLATED)
    assert note == "[numbers, same] Ours differ."
    assert overruled(note) == ["numbers", "same"]
    assert own_words(note) == "Ours differ."
    forged = Entry(1, 1, "x", Intent.TRANSLATE, note="[numbers] ha")
    assert overruled(note_of(forged, [], State.TRANSLATED)) == []
