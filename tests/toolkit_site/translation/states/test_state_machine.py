"""The state machine under a thousand random steps: what must hold after every one of them."""

from __future__ import annotations

import random

from django.core.exceptions import PermissionDenied

from wagtail_localize.models import StringTranslation

import pytest

from tests.factories.translation import make_member
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.progress.models import TranslationProgress
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.states.recording import Entry, Intent, Kind, record
from toolkit_site.translation.sync.source_change import sync_source
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db

TITLES = ["One gesture far away", "One gesture very far away", "A gesture", "Two looks"]
WORDS = ["un geste", "deux gestes", "un regard", "", "<!-- marker -->", "trois  gestes"]
STEPS = 100


class Game:
    """Random people doing random things to one translation."""

    def __init__(self, translation, activity, seed):
        self.dice = random.Random(seed)
        self.translation = translation
        self.activity = activity
        self.people = [
            make_member(Role.TRANSLATOR, "fr"),
            make_member(Role.REVIEWER, "fr"),
            make_member(Role.REVIEWER, "fr"),
            make_member(Role.COORDINATOR),
            make_member(Role.TRANSLATOR, "uk"),
        ]
        self.policy = LocalePolicy.objects.create(locale=translation.target_locale)
        self.policies = 0

    def rows(self):
        return {(row.context_id, row.string_id): row for row in SegmentTranslation.objects.all()}

    def final(self):
        rows = StringTranslation.objects.all()
        return {(row.context_id, row.translation_of_id): row.data for row in rows}

    def step(self):
        before, final = self.rows(), self.final()
        roll = self.dice.random()
        if roll < 0.08:
            self.edit_source(final)
        elif roll < 0.11:
            self.change_rules()
        else:
            self.write(before, final)
        self.judge_history()

    def edit_source(self, final):
        self.activity.title = self.dice.choice(TITLES)
        self.activity.taster = self.dice.choice(TITLES)
        self.activity.save_revision().publish()
        sync_source(self.translation.source)
        after = self.final()
        # A sync gives new texts the old final words, and touches no others.
        assert {key: after[key] for key in final} == final
        assert {after[key] for key in after.keys() - final.keys()} <= set(final.values())

    def change_rules(self):
        self.policy.needs_review = self.dice.random() < 0.7
        self.policy.own_approval = self.dice.random() < 0.3
        self.policy.save()

    def write(self, before, final):
        segments = current_segments(self.translation.source)[:3]
        entries = [
            self.entry(self.dice.choice(segments), before) for _n in range(self.dice.randint(1, 3))
        ]
        person = self.dice.choice(self.people)
        door = self.dice.choice([Door.WORKPLACE, Door.WORKPLACE, Door.PO, Door.MACHINE])
        try:
            outcomes = record(self.translation, entries, user=person, door=door)
        except PermissionDenied:
            assert (self.rows().keys(), self.final()) == (before.keys(), final)
            return
        self.judge(outcomes, person, door, before, final)

    def entry(self, segment, before):
        row = before.get(segment.key)
        version = row.version if row else 0
        words = self.dice.choice([row.text if row else "", *WORDS])
        return Entry(
            *segment.key,
            text=words,
            intent=self.dice.choice(list(Intent)),
            seen=self.dice.choice([None, version, version, max(0, version - 1)]),
            overrule=self.dice.random() < 0.8,
        )

    def judge(self, outcomes, person, door, before, final):
        rows, after = self.rows(), self.final()
        saved = [outcome for outcome in outcomes if outcome.kind is Kind.SAVED]
        touched = {outcome.entry.key for outcome in saved}
        for key in rows.keys() - touched:
            assert vars_of(rows[key]) == vars_of(before[key])
        for key in after:
            if after[key] != final.get(key):
                self.judge_final(key, saved, person, door, rows, after)
        for key in touched:
            steps = sum(outcome.entry.key == key for outcome in saved)
            assert rows[key].version == (before[key].version if key in before else 0) + steps
            assert rows[key].state != State.STALE
        if len(outcomes) == len(saved) == 1:
            [key] = touched
            self.judge_approval(rows[key], before.get(key), person)
            self.judge_seen(saved[0].entry, rows[key], before.get(key))

    def judge_final(self, key, saved, person, door, rows, after):
        intents = {outcome.entry.intent for outcome in saved if outcome.entry.key == key}
        assert door != Door.MACHINE
        assert intents & {Intent.APPROVE} or not self.policy.needs_review
        assert key in rows

    def judge_approval(self, row, before, person):
        if row.state == State.APPROVED and (before is None or before.state != State.APPROVED):
            assert row.approved_by == person
            assert self.policy.own_approval or row.changed_by != person

    def judge_seen(self, entry, row, before):
        if before is not None and entry.seen is not None and row.text != before.text:
            assert entry.seen == before.version

    def judge_history(self):
        last = {}
        for change in SegmentChange.objects.order_by("pk"):
            last[change.context_id, change.string_id] = (change.text, change.state)
        rows = self.rows()
        assert last == {key: (row.text, row.state) for key, row in rows.items()}
        blank = {key for key, row in rows.items() if not row.text.strip()}
        assert {rows[key].state for key in blank} <= {State.UNTRANSLATED}

    def judge_counters(self):
        progress = TranslationProgress.objects.get(translation=self.translation)
        rows = self.rows()
        states = [
            rows[segment.key].state if segment.key in rows else State.UNTRANSLATED
            for segment in current_segments(self.translation.source)
        ]
        for state in (State.PROPOSED, State.TRANSLATED, State.APPROVED, State.STALE):
            assert getattr(progress, f"segments_{state}") == states.count(state)


def vars_of(row):
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_people_do_the_rules_hold(activity, french, seed):
    game = Game(french, activity, seed)
    for _round in range(STEPS):
        game.step()
    game.judge_counters()
    # The game has been everywhere.
    assert {change.state for change in SegmentChange.objects.all()} == set(State)
    assert SegmentChange.objects.filter(door=Door.SYNC).exists()
