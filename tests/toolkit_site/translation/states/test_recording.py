"""Words come in: who may write, what state they get, which become final."""

from __future__ import annotations

from wagtail.models import Page
from wagtail_localize.models import String, StringTranslation, TranslationContext

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_translation, segment
from tests.toolkit_site.translation.states.writers import changes, entry, final, put, row
from toolkit_site.translation.progress.models import TranslationProgress
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Entry, Intent, Kind, record


pytestmark = pytest.mark.django_db


def ids(outcome):
    return [problem.id for problem in outcome.problems]


def test_what_a_translator_saves_is_translated_and_nothing_final(french, translator):
    outcome = put(french, "title", "Près &amp; loin", translator)
    assert outcome.kind == Kind.SAVED
    assert outcome.row.pk
    saved = row(french, "title")
    assert (saved.text, saved.state) == ("Près &amp; loin", State.TRANSLATED)
    assert (saved.changed_by, saved.version, saved.door) == (translator, 1, Door.WORKPLACE)
    assert final(french, "title") is None


def test_a_reviewer_approves_words_and_they_become_final(french, translator, reviewer):
    put(french, "title", "Près &amp; loin", translator)
    assert put(french, "title", "Près &amp; loin", reviewer, Intent.APPROVE).kind == Kind.SAVED
    saved = row(french, "title")
    assert saved.state == State.APPROVED
    assert (saved.changed_by, saved.approved_by) == (translator, reviewer)
    assert saved.approved_at is not None
    assert final(french, "title") == "Près &amp; loin"


def test_the_title_in_lists_of_pages_is_plain_words(french, translator, reviewer, activity):
    put(french, "title", "Près &amp; loin", translator)
    put(french, "title", "Près &amp; loin", reviewer, Intent.APPROVE)
    target = Page.objects.get(translation_key=activity.translation_key, locale=french.target_locale)
    assert target.draft_title == "Près & loin"


def test_final_words_stay_while_somebody_writes_new_ones(french, translator, reviewer):
    put(french, "title", "Près &amp; loin", translator)
    put(french, "title", "Près &amp; loin", reviewer, Intent.APPROVE)
    put(french, "title", "Près et loin", translator)
    saved = row(french, "title")
    assert (saved.state, saved.approved_by, saved.approved_at) == (State.TRANSLATED, None, None)
    assert final(french, "title") == "Près &amp; loin"


def test_approving_writes_over_final_words_that_wagtail_localize_found_faulty(
    french, translator, reviewer
):
    found = segment(french, "title")
    StringTranslation.objects.create(
        translation_of=found.string,
        context=found.context,
        locale=french.target_locale,
        data="<broken",
        has_error=True,
        field_error="No.",
        translation_type="machine",
    )
    put(french, "title", "Près &amp; loin", translator)
    put(french, "title", "Près &amp; loin", reviewer, Intent.APPROVE)
    words = StringTranslation.objects.get()
    assert (words.data, words.has_error, words.field_error) == ("Près &amp; loin", False, "")
    assert (words.translation_type, words.last_translated_by) == ("manual", translator)


def test_what_nobody_watches_is_only_a_proposal(french, translator, reviewer):
    for door in (Door.MEMORY, Door.MACHINE):
        put(french, "title", f"Près et loin {door}", reviewer, Intent.APPROVE, door)
        assert row(french, "title").state == State.PROPOSED
    assert final(french, "title") is None


def test_a_proposal_becomes_a_translation_when_somebody_confirms_it(french, translator, reviewer):
    put(french, "title", "Près &amp; loin", reviewer, door=Door.MACHINE)
    put(french, "title", "Près &amp; loin", translator)
    saved = row(french, "title")
    assert (saved.state, saved.changed_by, saved.door) == (
        State.TRANSLATED,
        translator,
        Door.WORKPLACE,
    )
    put(french, "title", "Près &amp; loin", reviewer, Intent.APPROVE)
    assert row(french, "title").state == State.APPROVED


def test_a_proposal_does_not_push_written_words_aside(french, translator):
    put(french, "title", "Près &amp; loin", translator)
    outcome = put(french, "title", "Loin", translator, Intent.PROPOSE)
    assert (outcome.kind, outcome.row.text) == (Kind.CONFLICT, "Près &amp; loin")
    assert row(french, "title").version == 1
    # She saw the words, and wants hers checked all the same.
    put(french, "title", "Loin", translator, Intent.PROPOSE, seen=1)
    assert (row(french, "title").state, row(french, "title").text) == (State.PROPOSED, "Loin")


def test_saving_words_as_they_are_changes_nothing(french, translator, reviewer):
    put(french, "title", "Près &amp; loin", translator)
    put(french, "title", "Près &amp; loin", reviewer, Intent.APPROVE)
    for intent in (Intent.PROPOSE, Intent.TRANSLATE, Intent.APPROVE):
        outcome = put(french, "title", " Près &amp; loin ", reviewer, intent)
        assert (outcome.kind, outcome.row.state) == (Kind.UNCHANGED, State.APPROVED)
    assert len(changes(french, "title")) == 2


def test_clearing_takes_working_words_away_and_leaves_the_page_alone(french, translator, reviewer):
    put(french, "title", "Près &amp; loin", translator)
    put(french, "title", "Près &amp; loin", reviewer, Intent.APPROVE)
    outcome = put(french, "title", "", translator, Intent.CLEAR, seen=2)
    assert outcome.kind == Kind.SAVED
    saved = row(french, "title")
    assert (saved.text, saved.state, saved.approved_by) == ("", State.UNTRANSLATED, None)
    assert final(french, "title") == "Près &amp; loin"
    assert changes(french, "title")[1].text == "Près &amp; loin"
    assert put(french, "title", "", translator, Intent.CLEAR).kind == Kind.UNCHANGED


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "\u200b\u200d\ufeff", "<b> </b>", "<br/>"])
@pytest.mark.parametrize("intent", [Intent.PROPOSE, Intent.TRANSLATE])
def test_blank_words_are_refused(french, translator, text, intent):
    outcome = put(french, "title", text, translator, intent)
    assert (outcome.kind, ids(outcome)) == (Kind.REFUSED, ["blank"])
    assert row(french, "title") is None


@pytest.mark.parametrize("intent", [Intent.PROPOSE, Intent.TRANSLATE])
def test_words_without_the_link_are_refused_and_the_link_is_named(french, translator, intent):
    outcome = put(french, "background", "Voir notre film en <b>5</b> minutes.", translator, intent)
    assert (outcome.kind, ids(outcome)) == (Kind.REFUSED, ["missing-link"])
    assert "our film" in outcome.problems[0].message


def test_words_that_do_not_fit_are_refused(french, translator):
    title = segment(french, "title")
    assert title.string.data == "Close &amp; far"
    outcome = put(french, "title", "m" * 256, translator)
    assert (outcome.kind, ids(outcome)) == (Kind.REFUSED, ["too-long"])


def test_a_warning_holds_words_up_until_somebody_overrules_it(french, translator):
    text = 'Voir <a id="a1">notre film</a> en <b>6</b> minutes.'
    outcome = put(french, "background", text, translator)
    assert outcome.kind == Kind.REFUSED
    assert {(problem.id, problem.blocks) for problem in outcome.problems} == {("numbers", False)}
    outcome = put(french, "background", text, translator, overrule=True, note="It is 6 in ours.")
    assert (outcome.kind, ids(outcome)) == (Kind.SAVED, ["numbers", "numbers"])
    assert changes(french, "background")[0].note == "[numbers] It is 6 in ours."


def test_a_warning_never_blocks_a_proposal(french, translator):
    text = 'Voir <a id="a1">notre film</a> en <b>6</b> minutes.'
    outcome = put(french, "background", text, translator, Intent.PROPOSE)
    assert (outcome.kind, ids(outcome)) == (Kind.SAVED, ["numbers", "numbers"])
    # Nobody has overruled anything yet.
    assert put(french, "background", text, translator).kind == Kind.REFUSED


def test_a_reviewer_is_not_asked_again_about_what_the_translator_overruled(
    french, translator, reviewer
):
    text = 'Voir <a id="a1">notre film</a> en <b>6</b> minutes.'
    put(french, "background", text, translator, overrule=True)
    assert put(french, "background", text, reviewer, Intent.APPROVE).kind == Kind.SAVED


def test_one_refused_entry_does_not_hold_up_the_others(french, translator):
    outcomes = record(
        french,
        [
            entry(french, "title", "<!-- marker -->"),
            entry(french, "taster", "Des équipes filment un geste."),
            Entry(0, 0, "x", Intent.TRANSLATE),
        ],
        user=translator,
        door=Door.PO,
    )
    assert [outcome.kind for outcome in outcomes] == [Kind.REFUSED, Kind.SAVED, Kind.UNKNOWN]
    assert ids(outcomes[0]) == ["markup"]
    assert row(french, "taster").text == "Des équipes filment un geste."


def test_segments_of_other_pages_are_unknown(french, translator):
    other = make_translation(make_activity(title="Another", taster="Only there."), "fr")
    foreign, own = segment(other, "taster"), segment(french, "taster")
    for context, string in (
        (foreign.context_id, foreign.string_id),
        (own.context_id, foreign.string_id),
        (foreign.context_id, own.string_id),
    ):
        outcome = record(
            french,
            [Entry(context, string, "Ici.", Intent.TRANSLATE)],
            user=translator,
            door=Door.WORKPLACE,
        )[0]
        assert (outcome.kind, outcome.row) == (Kind.UNKNOWN, None)


def test_the_name_in_the_address_takes_no_words(french, translator):
    slug = segment(french, "title")
    slug.pk = None
    slug.context = TranslationContext.objects.create(object=french.source.object, path="slug")
    slug.save()
    assert put(french, "slug", "une-activite", translator).kind == Kind.UNKNOWN


def test_words_for_a_segment_that_is_gone_are_kept(french, translator, activity):
    old = segment(french, "taster")
    put(french, "taster", "Des équipes filment un geste.", translator)
    activity.taster = "Pairs film two gestures."
    activity.save_revision().publish()
    french.source.update_from_db()
    for context, string in ((old.context_id, old.string_id),):
        outcome = record(
            french,
            [Entry(context, string, "Les équipes filment.", Intent.TRANSLATE, seen=1)],
            user=translator,
            door=Door.WORKPLACE,
        )[0]
    assert (outcome.kind, outcome.obsolete) == (Kind.SAVED, True)
    kept = SegmentTranslation.objects.get(string=old.string)
    assert (kept.text, kept.version) == ("Les équipes filment.", 2)


def test_words_for_a_segment_that_went_before_anybody_wrote_are_kept(french, translator, activity):
    old = segment(french, "taster")
    activity.taster = "Pairs film two gestures."
    activity.save_revision().publish()
    french.source.update_from_db()
    outcome = record(
        french,
        [Entry(old.context_id, old.string_id, "Les équipes filment.", Intent.TRANSLATE, seen=0)],
        user=translator,
        door=Door.WORKPLACE,
    )[0]
    assert (outcome.kind, outcome.obsolete) == (Kind.SAVED, True)
    assert String.objects.filter(pk=old.string_id).exists()


def test_a_stale_segment_is_confirmed_by_a_translator(french, translator, reviewer):
    stale(french, translator)
    put(french, "title", "Près &amp; loin", reviewer)
    saved = row(french, "title")
    assert (saved.state, saved.changed_by) == (State.TRANSLATED, reviewer)
    assert (saved.previous_source, saved.previous_text) == ("", "")


def test_a_stale_segment_is_approved_at_once_by_a_reviewer(french, translator, reviewer):
    stale(french, translator)
    put(french, "title", "Près &amp; loin", reviewer, Intent.APPROVE)
    saved = row(french, "title")
    assert (saved.state, saved.changed_by, saved.approved_by) == (
        State.APPROVED,
        translator,
        reviewer,
    )
    assert (saved.previous_source, saved.previous_text) == ("", "")
    assert final(french, "title") == "Près &amp; loin"


def test_warnings_are_asked_again_when_the_source_has_changed(french, translator, reviewer):
    stale(french, translator, text="Près &amp; loin 2")
    assert put(french, "title", "Près &amp; loin 2", reviewer, Intent.APPROVE).kind == Kind.REFUSED


def stale(translation, author, text="Près &amp; loin"):
    """The title as a sync leaves it after a change of the original."""
    put(translation, "title", text, author, overrule=True)
    SegmentTranslation.objects.update(
        state=State.STALE, previous_source="Close", previous_text=text
    )


def test_the_starter_toolkit_leaves_alone_what_people_wrote(french, translator):
    put(french, "title", "Près et loin", None, Intent.APPROVE, Door.STARTER)
    assert put(french, "title", "Loin", None, Intent.APPROVE, Door.STARTER).kind == Kind.SAVED
    put(french, "title", "De près, de loin", translator)
    outcome = put(french, "title", "Tout près", None, Intent.APPROVE, Door.STARTER)
    assert (outcome.kind, outcome.row.text) == (Kind.CONFLICT, "De près, de loin")


def test_counters_and_last_activity_follow(french, translator, reviewer):
    put(french, "title", "Près &amp; loin", translator)
    progress = TranslationProgress.objects.get(translation=french)
    assert (progress.segments_translated, progress.words_translated) == (1, 2)
    assert progress.last_activity_by == translator
    put(french, "title", "Près &amp; loin", reviewer, Intent.APPROVE)
    progress.refresh_from_db()
    assert (progress.segments_translated, progress.segments_approved) == (0, 1)
    put(french, "title", "x", None, Intent.APPROVE, Door.STARTER)
    progress.refresh_from_db()
    assert progress.last_activity_by == reviewer


def test_the_same_segment_twice_in_one_call_is_two_steps(french, translator):
    outcomes = record(
        french,
        [entry(french, "title", "Un"), entry(french, "title", "Deux")],
        user=translator,
        door=Door.PO,
    )
    assert [outcome.kind for outcome in outcomes] == [Kind.SAVED, Kind.SAVED]
    assert (row(french, "title").text, row(french, "title").version) == ("Deux", 2)
    assert [change.text for change in changes(french, "title")] == ["Deux", "Un"]
