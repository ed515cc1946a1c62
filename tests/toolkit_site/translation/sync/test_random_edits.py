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
            self.edit_field, self.take_back, self.clear_field, self.edit_paragraph,
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


@pytest.mark.parametrize("seed", range(4))
def test_no_words_are_lost_however_an_original_is_edited(library, seed):
    editor = Editor(seed)
    original, remembered = editor.original, {}
    for number in range(ROUNDS):
        editor.translate_something(number)
        before, final_before = standing(original), finals()
        remembered |= before
        working_before = SegmentTranslation.objects.count()
        editor.do_something()
        original.sync()
        after = standing(original)
        # Nothing is taken away or overwritten.
        assert final_before.items() <= finals().items()
        assert SegmentTranslation.objects.count() >= working_before
        had_final = {(code, html) for (code, _path, html), words in before.items() if words[2]}
        place_had_final = {
            (code, path)
            for (code, path, _html), words in before.items()
            if words[2] and path != "background"
        }
        for (code, path, html), (state, text, final) in after.items():
            # A text that was final on the page is final wherever it stands now; an edited field keeps its final words.
            if (code, html) in had_final or (code, path) in place_had_final:
                assert final, (number, code, path, html)
            # What returns to an earlier text is as it was then.
            earlier = remembered.get((code, path, html))
            if earlier and (code, path, html) not in before and earlier[0] != State.UNTRANSLATED:
                assert (state, text) == earlier[:2], (number, code, path, html)
            assert bool(text) == (state != State.UNTRANSLATED)
        assert original.sync().changed is False
