"""Figures that lists show without counting."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_person, write_all
from tests.toolkit_site.translation.sync.originals import Original
from toolkit_site.translation.progress.counting import COUNTED, recount, word_count
from toolkit_site.translation.progress.models import TranslationProgress
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Intent


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", 0),
        ("One <b>bold</b> word", 3),
        ("One<br/>two", 2),
        ("Questions &amp; answers – and more …", 4),
        ("don't stop, l'ami", 3),
        ("Що таке «крупний план» ?", 4),
        ("Ką matai? Žmonės ąčęė", 4),
        ("20 minutes, 2 × 3", 4),
        ('See <a id="a1">the list</a>.', 3),
        ("wo<b>r</b>d", 1),
        ("&nbsp; – &nbsp;", 0),
        ("egy\u00a0szó", 2),
    ],
)
def test_words_are_what_a_reader_counts(html, words):
    assert word_count(html) == words


def numbers(translation):
    progress = TranslationProgress.objects.get(translation=translation)
    return {
        unit: {name: getattr(progress, f"{unit}{name and '_' + name}") for name in ("", *COUNTED)}
        for unit in ("segments", "words")
    }


@pytest.mark.django_db
def test_states_are_counted_in_segments_and_words(library):
    original = Original(
        codes=("fr", "uk"), intent=None, plan_b="Draw the five frames.", evaluation="Well done?"
    )
    french = original.translations["fr"]
    write_all(french, Intent.APPROVE, only=("evaluation",))
    write_all(french, Intent.TRANSLATE, only=("plan_b",))
    write_all(french, Intent.PROPOSE, only=("taster",))
    TranslationProgress.objects.all().delete()
    recount(original.translations.values())
    found = numbers(french)
    assert found["segments"] == {
        "": len(original.rows()),
        State.APPROVED: 1,
        State.TRANSLATED: 1,
        State.PROPOSED: 1,
        State.STALE: 0,
    }
    assert found["words"][State.TRANSLATED] == 4
    assert found["words"][State.APPROVED] == 2
    assert found["words"][""] == sum(word_count(row.segment.html) for row in original.rows())
    nothing_yet = numbers(original.translations["uk"])["segments"]
    assert {name for name, number in nothing_yet.items() if number} == {""}


@pytest.mark.django_db
def test_obsolete_words_do_not_count(library):
    original = Original(plan_b="Draw the five frames.")
    original.edit(plan_b="").sync()
    found = numbers(original.translations["fr"])["segments"]
    assert found[""] == found[State.APPROVED] == len(original.rows())
    assert SegmentTranslation.objects.count() == found[""] + 1


@pytest.mark.django_db
def test_only_people_leave_a_trace_of_activity(library):
    original = Original(intent=None)
    french = original.translations["fr"]
    person, yesterday = make_person(), timezone.now() - timedelta(days=1)
    recount([french])
    assert TranslationProgress.objects.get().last_activity_at is None
    recount([french], by=person, at=yesterday)
    recount([french])
    progress = TranslationProgress.objects.get()
    assert (progress.last_activity_by, progress.last_activity_at) == (person, yesterday)


@pytest.mark.django_db
def test_many_translations_take_three_queries(library, django_assert_num_queries):
    codes = ("fr", "it", "lt", "pl", "uk", "ro", "hu", "pt")
    translations = [
        translation
        for _page in range(2)
        for translation in Original(codes=codes, intent=None).translations.values()
    ]
    with django_assert_num_queries(3):
        recount([*translations, *translations])
    assert TranslationProgress.objects.count() == len(translations)


@pytest.mark.django_db
def test_no_translations_are_no_problem(library):
    make_activity()
    recount([])
    assert not TranslationProgress.objects.exists()
