"""A full activity goes to all eight languages through the translation engine, and stays true when
the source changes.
"""

from __future__ import annotations

from decimal import Decimal

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

import pytest

from activities.models import ActivityCompetence, ActivityPage, ActivityTopic
from tests.factories.activities import (
    STEP,
    make_activity,
    make_competence,
    make_locales,
    make_topic,
)
from tests.factories.full_activity import FULL_WORDS


pytestmark = pytest.mark.django_db

TARGETS = ("fr", "it", "lt", "pl", "uk", "ro", "hu", "pt")
FACTS = (
    "slug",
    "code",
    "activity_types",
    "settings",
    "tech",
    "energy",
    "prep_min",
    "run_min_min",
    "run_min_max",
    "group_min",
    "group_ideal",
    "group_max",
    "subgroup_size",
    "age_min",
    "age_max",
    "language_load",
    "consent_required",
    "licence",
    "life_cycle",
    "deliverable",
)


def submit(page: ActivityPage) -> None:
    targets = [Locale.objects.get(language_code=code) for code in TARGETS]
    TranslationCreator(user=None, target_locales=targets).create_translations(
        page, include_related_objects=False
    )


def in_language(page: ActivityPage, code: str) -> ActivityPage:
    """The page in a language as it would be published: its latest revision."""
    row = ActivityPage.objects.get(translation_key=page.translation_key, locale__language_code=code)
    return row.get_latest_revision_as_object()


def translate_everything(page: ActivityPage, code: str) -> int:
    source = TranslationSource.objects.get_for_instance(page)
    locale = Locale.objects.get(language_code=code)
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    for segment in segments:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": f"[{code}] {segment.string.data}"},
        )
    return len(segments)


def sync(page: ActivityPage) -> None:
    source = TranslationSource.objects.get_for_instance(page)
    source.update_from_db()
    for translation in Translation.objects.filter(source=source):
        translation.save_target(publish=False)


@pytest.fixture
def page() -> ActivityPage:
    make_locales()
    return make_activity(
        title="Full activity",
        slug="full-activity",
        code="FL-90",
        tech=["phone", "projector"],
        subgroup_size=3,
        consent_required=True,
        topics=("editing", "sound"),
        competences=["FL1", "FL2"],
        materials=[
            {
                "item": "Observation sheet",
                "rule": "per-participant",
                "spare_percent": 5,
                "note": "one side",
            },
            {"item": "Card set", "rule": "per-subgroup", "quantity": Decimal(1)},
        ],
        **FULL_WORDS,
    )


def test_it_reaches_all_eight_languages_and_nothing_goes_live_untranslated(page):
    submit(page)
    copies = ActivityPage.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    assert sorted(copies.values_list("locale__language_code", flat=True)) == sorted(TARGETS)
    assert not copies.filter(live=True).exists()


@pytest.mark.parametrize("code", TARGETS)
def test_every_string_of_every_part_is_offered_and_comes_back(page, code):
    submit(page)
    assert translate_everything(page, code) > 40
    sync(page)
    translated = in_language(page, code)
    mark = f"[{code}] "
    assert translated.title.startswith(mark)
    for words in (
        translated.taster,
        translated.steps[0].value["title"],
        translated.steps[0].value["say"],
        translated.debrief[0].value["question"],
        translated.objectives[0].value["text"],
        translated.variations[0].value["change"],
        translated.accessibility[0].value["adaptation"],
        translated.safety[0].value["note"],
        translated.tips[0].value,
        translated.consent_note,
        translated.clips[0].value["look_at"],
        translated.materials.all()[0].item,
        translated.competences.all()[0].evidence,
    ):
        assert str(words).startswith(mark), words
    assert f"<p>{mark}Each team films" in translated.steps[0].value["instructions"].source
    progress = Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code=code
    )
    total, done = progress.get_progress()
    assert total == done


def test_changed_facts_steps_materials_and_competences_arrive_in_each_language(page):
    submit(page)
    for code in TARGETS:
        translate_everything(page, code)
    sync(page)
    old_ids = [block.id for block in page.steps]
    materials_before = {
        code: {row.translation_key: row.pk for row in in_language(page, code).materials.all()}
        for code in TARGETS
    }

    page = ActivityPage.objects.get(pk=page.pk)
    page.group_max = 40
    page.tech = []
    page.settings = ["outdoor"]
    page.run_min_max = 95
    steps = page.steps.get_prep_value()
    steps.reverse()
    steps[0]["value"]["minutes"] = 35
    page.steps = page.steps.stream_block.to_python(
        [
            *steps,
            {
                "type": "step",
                "value": {**STEP, "title": "A new step"},
                "id": "11111111-2222-4333-8444-555555555555",
            },
        ]
    )
    first, _second = page.materials.all()
    first.quantity = Decimal(2)
    page.materials = [first]
    page.competences = [
        *page.competences.all()[:1],
        ActivityCompetence(
            competence=make_competence("FL3"),
            level=3,
            evidence="Teaches it.",
            locale=page.locale,
            sort_order=1,
        ),
    ]
    page.topics = [ActivityTopic(topic=make_topic("showing-films"), locale=page.locale)]
    page.save_revision().publish()
    page.refresh_from_db()
    sync(page)

    for code in TARGETS:
        translated = in_language(page, code)
        assert (
            translated.group_max,
            translated.tech,
            translated.settings,
            translated.run_min_max,
        ) == (40, [], ["outdoor"], 95)
        assert [block.id for block in translated.steps][:2] == old_ids[::-1]
        assert translated.steps[0].value["minutes"] == 35
        assert translated.steps[0].value["title"].startswith(f"[{code}] ")
        assert translated.steps[2].value["title"] == "A new step"
        (material,) = translated.materials.all()
        assert material.quantity == Decimal(2)
        assert material.item == f"[{code}] Observation sheet"
        assert material.pk == materials_before[code][material.translation_key]
        assert [row.competence.code for row in translated.competences.all()] == ["FL1", "FL3"]
        assert [row.topic.slug for row in translated.topics.all()] == ["showing-films"]
        for name in FACTS:
            assert getattr(translated, name) == getattr(page, name), name


def test_a_ukrainian_title_does_not_touch_the_shared_address(page):
    submit(page)
    translate_everything(page, "uk")
    source = TranslationSource.objects.get_for_instance(page)
    title = StringSegment.objects.get(source=source, context__path="title")
    StringTranslation.objects.filter(
        translation_of=title.string, locale__language_code="uk", context=title.context
    ).update(data="Наше обличчя, три предмети")
    sync(page)
    translated = in_language(page, "uk")
    assert translated.title == "Наше обличчя, три предмети"
    assert translated.slug == "full-activity"


def test_nulls_in_stored_blocks_do_not_stop_a_submission(page):
    raw = page.steps.get_prep_value()
    raw[0]["value"].update({"say": None, "cue": None, "needs": None, "trim": None, "image": None})
    page.steps = raw
    page.save()
    page = ActivityPage.objects.get(pk=page.pk)
    submit(page)
    assert ActivityPage.objects.filter(translation_key=page.translation_key).count() == 9


def test_a_cleared_optional_text_is_cleared_in_the_translation(page):
    submit(page)
    translate_everything(page, "fr")
    sync(page)
    assert in_language(page, "fr").plan_b.startswith("[fr] ")
    page.plan_b = ""
    page.save_revision().publish()
    sync(page)
    assert in_language(page, "fr").plan_b == ""
