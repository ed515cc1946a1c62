"""Whatever editors do to an original in whatever order, no words are lost and none are made up."""

from __future__ import annotations

import random

from wagtail_localize.models import StringTranslation

import pytest

from tests.toolkit_site.translation.sync.originals import Original, new_id, paragraphs
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Entry, Intent, record


pytestmark = pytest.mark.django_db

ROUNDS = 25
PLAIN = ("plan_b", "trim_plan", "follow_up", "evaluation")
WORDS = "camera gesture circle window silence border river story hands light market bridge voice team".split()


class Editor:
    """Somebody who edits without a plan, and remembers what she threw away."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.original = Original(
            codes=("fr", "uk"),
            intent=None,
            background=paragraphs(*(self.sentence() for _ in range(4))),
            **{name: self.sentence() for name in PLAIN},
        )
        self.paragraphs = [row.segment.html for row in self.at("background")]
        self.thrown_away = []
        self.earlier = {}

    def sentence(self):
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(6, 12))).capitalize() + "."

    def at(self, path):
        return [row for row in self.original.rows() if row.segment.path == path]

    def edited(self, text):
        words = text.split()
        words[self.dice.randrange(len(words))] = self.dice.choice(WORDS)
        return " ".join(words)

    def edit_field(self):
        name = self.dice.choice(PLAIN)
        old = getattr(self.original.page, name)
        self.earlier.setdefault(name, []).append(old)
        self.original.edit(**{name: self.edited(old) if old else self.sentence()})

    def take_back(self):
        name = self.dice.choice(PLAIN)
        if self.earlier.get(name):
            self.original.edit(**{name: self.dice.choice(self.earlier[name])})

    def clear_field(self):
        name = self.dice.choice(PLAIN)
        self.earlier.setdefault(name, []).append(getattr(self.original.page, name))
        self.original.edit(**{name: ""})

    def rewrite_field(self):
        self.original.edit(**{self.dice.choice(PLAIN): self.sentence()})

    def swap_fields(self):
        one, other = self.dice.sample(PLAIN, k=2)
        page = self.original.page
        self.original.edit(**{one: getattr(page, other), other: getattr(page, one)})

    def put_elsewhere(self):
        """What once stood in one field comes back in another."""
        one, other = self.dice.sample(PLAIN, k=2)
        if self.earlier.get(one):
            self.earlier.setdefault(other, []).append(getattr(self.original.page, other))
            self.original.edit(**{other: self.dice.choice(self.earlier[one])})

    def edit_paragraph(self):
        place = self.dice.randrange(len(self.paragraphs))
        self.paragraphs[place] = self.edited(self.paragraphs[place])

    def split_paragraph(self):
        place = self.dice.randrange(len(self.paragraphs))
        words = self.paragraphs[place].split()
        half = len(words) // 2
        if half > 2:
            self.paragraphs[place : place + 1] = [" ".join(words[:half]), " ".join(words[half:])]

    def merge_paragraphs(self):
        if len(self.paragraphs) > 2:
            self.paragraphs[:2] = [" ".join(self.paragraphs[:2])]

    def shuffle_paragraphs(self):
        self.dice.shuffle(self.paragraphs)

    def throw_away_paragraph(self):
        if len(self.paragraphs) > 2:
            self.thrown_away.append(self.paragraphs.pop(self.dice.randrange(len(self.paragraphs))))

    def restore_paragraph(self):
        if self.thrown_away:
            self.paragraphs.insert(0, self.thrown_away.pop())

    def move_blocks(self):
        blocks = self.original.blocks("debrief")
        self.dice.shuffle(blocks)
        self.original.put_blocks("debrief", blocks)

    def make_block_anew(self):
        blocks = self.original.blocks("debrief")
        self.dice.choice(blocks)["id"] = new_id()
        self.original.put_blocks("debrief", blocks)

    def do_something(self):
        steps = (
            self.edit_field, self.take_back, self.clear_field, self.rewrite_field,
            self.swap_fields, self.put_elsewhere, self.edit_paragraph,
            self.split_paragraph, self.merge_paragraphs, self.shuffle_paragraphs,
            self.throw_away_paragraph, self.restore_paragraph, self.move_blocks,
            self.make_block_anew,
        )  # fmt: skip
        for step in self.dice.sample(steps, k=self.dice.randint(1, 3)):
            step()
        self.original.edit(background=paragraphs(*self.paragraphs))

    def translate_something(self, number):
        code = self.dice.choice(["fr", "uk"])
        intent = self.dice.choice([Intent.PROPOSE, Intent.TRANSLATE, Intent.APPROVE])
        paths = tuple(self.dice.sample([*PLAIN, "background", "question", "title"], k=4))
        translation = self.original.translations[code]
        entries = [
            Entry(*row.key, f"{code}-{number} {row.html}", intent, overrule=True)
            for row in current_segments(self.original.source)
            if row.path.endswith(paths)
        ]
        record(translation, entries, user=None, door=Door.STARTER)


def finals():
    return {
        (row.locale_id, row.context_id, row.translation_of_id): row.data
        for row in StringTranslation.objects.all()
    }


def standing(original):
    """What each language has now: by place and text, and by text alone."""
    return {
        (code, row.segment.path, row.segment.html): (row.state, row.text, row.final)
        for code in original.translations
        for row in original.rows(code)
    }


class Memory:
    """What each language has had, to be held against what it has after a sync."""

    def __init__(self):
        self.segments = {}
        self.final_texts = set()

    def take_in(self, before):
        self.segments |= before
        self.final_texts |= {(code, html) for (code, _path, html), had in before.items() if had[2]}

    def check(self, before, after):
        approved = {
            (code, html) for (code, _path, html), had in before.items() if had[0] == State.APPROVED
        }
        final_places = {
            (code, path)
            for (code, path, html), had in before.items()
            if had[2] and path != "background" and html not in _texts(after)
        }
        for (code, path, html), (state, text, final) in after.items():
            where = (code, path, html)
            earlier = self.segments.get(where)
            # A text that was ever final is final wherever it stands now; an edited field keeps its final words.
            is_edited = (code, path) in final_places and html not in _texts(before)
            if (code, html) in self.final_texts or is_edited:
                assert final, where
            # What returns to an earlier text is as it was then.
            if earlier and where not in before and earlier[0] != State.UNTRANSLATED:
                assert (state, text) == earlier[:2], where
            # What was approved is approved in its new place.
            if (code, html) in approved and not earlier:
                assert state == State.APPROVED, where
            assert bool(text) == (state != State.UNTRANSLATED), where


def _texts(segments):
    return {html for _code, _path, html in segments}


@pytest.mark.parametrize("seed", range(4))
def test_no_words_are_lost_however_an_original_is_edited(library, seed):
    editor, memory = Editor(seed), Memory()
    for number in range(ROUNDS):
        editor.translate_something(number)
        before, final_before = standing(editor.original), finals()
        working_before = SegmentTranslation.objects.count()
        memory.take_in(before)
        editor.do_something()
        editor.original.sync()
        # Nothing is taken away or overwritten.
        assert final_before.items() <= finals().items()
        assert SegmentTranslation.objects.count() >= working_before
        memory.check(before, standing(editor.original))
        assert editor.original.sync().changed is False
