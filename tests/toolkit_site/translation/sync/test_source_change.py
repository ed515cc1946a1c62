"""What becomes of words when their original changes."""

from __future__ import annotations

from wagtail_localize.models import StringTranslation

import pytest

from tests.factories.translation import make_person, write_all
from tests.toolkit_site.translation.sync.originals import Original, new_id, paragraphs
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.sync.source_change import SourceChange


pytestmark = pytest.mark.django_db

SIT = "Everybody sits in a circle, and the camera lies in the middle."
SAT = "Everybody sits in a circle, and the camera stays in the middle."
FILM = "Each team films one gesture from five distances."
TALK = "Then we watch the films and say what we saw before we judge."


def test_nothing_changes_when_nothing_changed(library):
    original = Original()
    before = SegmentTranslation.objects.count()
    assert original.sync() == SourceChange()
    assert SegmentTranslation.objects.count() == before


def test_the_line_ends_that_a_browser_sends_change_nothing(library):
    original = Original(plan_b=f"{SIT}\n\n{FILM}\n– {TALK}")
    change = original.edit(plan_b=f"{SIT}\r\n\r\n{FILM}\r\n– {TALK}").sync()
    assert (change.edited, change.added) == (0, 0)
    assert not SegmentTranslation.objects.filter(state=State.STALE).exists()


def test_a_typing_error_corrected_makes_the_words_stale_and_leaves_the_final_ones(library):
    original = Original(plan_b=SIT)
    assert original.edit(plan_b=SAT).sync() == SourceChange(changed=True, edited=1)
    row = original.row(SAT)
    assert row.state == State.STALE
    assert (row.row.previous_source, row.row.previous_text) == (SIT, f"fr {SIT}")
    assert row.text == row.final == f"fr {SIT}"


def test_a_second_correction_still_shows_what_the_words_really_translate(library):
    original = Original(plan_b=SIT)
    original.edit(plan_b=SAT).sync()
    third = SAT.replace("camera", "phone")
    original.edit(plan_b=third).sync()
    row = original.row(third)
    assert (row.state, row.row.previous_source, row.row.previous_text) == (
        State.STALE,
        SIT,
        f"fr {SIT}",
    )
    assert row.final == f"fr {SIT}"


def test_taking_a_correction_back_brings_the_approval_back(library):
    original = Original(plan_b=SIT)
    original.edit(plan_b=SAT).sync()
    assert original.edit(plan_b=SIT).sync() == SourceChange(changed=True, moved=1)
    row = original.row(SIT)
    assert (row.state, row.text, row.final) == (State.APPROVED, f"fr {SIT}", f"fr {SIT}")


def test_a_field_written_anew_is_still_the_same_place(library):
    original = Original(title="Near and far")
    original.edit(title="Five distances").sync()
    assert original.row("Five distances").final == "fr Near and far"


def test_proposals_stay_proposals_and_know_their_source(library):
    original = Original(plan_b=SIT, intent=Intent.PROPOSE)
    original.edit(plan_b=SAT).sync()
    row = original.row(SAT)
    assert (row.state, row.row.previous_source, row.final) == (State.PROPOSED, SIT, None)


def test_words_that_wait_for_approval_become_stale_without_final_words(library):
    original = Original(plan_b=SIT, intent=Intent.TRANSLATE)
    original.edit(plan_b=SAT).sync()
    assert (original.row(SAT).state, original.row(SAT).final) == (State.STALE, None)


def test_the_rows_of_the_old_text_are_not_deleted(library):
    original = Original(plan_b=SIT)
    original.edit(plan_b=SAT).sync()
    old = SegmentTranslation.objects.get(string__data=SIT)
    assert (old.state, old.text) == (State.APPROVED, f"fr {SIT}")
    assert StringTranslation.objects.filter(translation_of__data=SIT).exists()


def test_blocks_in_another_order_are_no_change_for_translators(library):
    original = Original()
    blocks = original.blocks("steps")
    change = original.put_blocks("steps", blocks[::-1]).sync()
    assert change == SourceChange(changed=True)
    assert {row.state for row in original.rows()} == {State.APPROVED}


def test_a_block_made_anew_keeps_words_approval_and_approver(library):
    original = Original()
    reviewer = make_person()
    SegmentTranslation.objects.update(approved_by=reviewer)
    blocks = original.blocks("steps")
    blocks[1]["id"] = new_id()
    change = original.put_blocks("steps", blocks).sync()
    assert (change.edited, change.added, change.removed) == (0, 0, 0)
    row = original.row("Look together")
    assert blocks[1]["id"] in row.segment.path
    assert (row.state, row.row.approved_by, row.final) == (
        State.APPROVED,
        reviewer,
        "fr Look together",
    )


def test_a_block_deleted_and_restored_is_as_it_was(library):
    original = Original()
    blocks = original.blocks("steps")
    original.put_blocks("steps", blocks[:1]).sync()
    blocks[1]["id"] = new_id()  # an editor who restores it by hand
    original.put_blocks("steps", blocks).sync()
    row = original.row("Look together")
    assert (row.state, row.final) == (State.APPROVED, "fr Look together")


def test_a_copied_block_has_the_words_of_the_first(library):
    original = Original()
    blocks = original.blocks("debrief")
    copied = {**blocks[0], "id": new_id()}
    change = original.put_blocks("debrief", [*blocks, copied]).sync()
    assert change.moved == 1
    copy = next(row for row in original.rows() if copied["id"] in row.segment.path)
    assert (copy.state, copy.final) == (State.APPROVED, "fr what?")


def test_a_block_split_in_two_loses_no_words(library):
    original = Original(background=paragraphs(f"{SIT} {TALK}"))
    original.edit(background=paragraphs(SIT, TALK)).sync()
    first, second = original.row(SIT), original.row(TALK)
    whole = f"fr {SIT} {TALK}"
    assert (first.state, second.state) == (State.STALE, State.STALE)
    assert first.text == second.text == whole
    # The whole of it must not stand on the page twice.
    assert sorted([first.final or "", second.final or ""]) == ["", whole]


def test_two_blocks_merged_have_the_words_of_both(library):
    original = Original(background=paragraphs(SIT, TALK))
    change = original.edit(background=paragraphs(f"{SIT} {TALK}")).sync()
    row = original.row(f"{SIT} {TALK}")
    assert (row.state, row.text) == (State.STALE, f"fr {SIT} fr {TALK}")
    assert (row.final, row.row.previous_source) == (f"fr {SIT} fr {TALK}", f"{SIT} {TALK}")
    assert (change.edited, change.removed) == (1, 0)


def test_paragraphs_of_one_text_are_paired_by_likeness_and_not_by_position(library):
    original = Original(background=paragraphs(SIT, FILM, TALK))
    new_film = FILM.replace("five", "three")
    original.edit(background=paragraphs(new_film, SAT, TALK)).sync()
    assert original.row(new_film).row.previous_source == FILM
    assert original.row(SAT).row.previous_source == SIT
    assert original.row(TALK).state == State.APPROVED


def test_a_paragraph_removed_and_another_added_elsewhere_are_no_pair(library):
    original = Original(background=paragraphs(SIT, TALK))
    fresh = "Bring a torch for each team."
    change = original.edit(background=paragraphs(TALK, fresh)).sync()
    assert (change.edited, change.added, change.removed) == (0, 1, 1)
    row = original.row(fresh)
    assert (row.state, row.row, row.final) == (State.UNTRANSLATED, None, None)


def test_a_text_moved_and_edited_at_once_is_found_anywhere_on_the_page(library):
    original = Original(plan_b=SIT, trim_plan="")
    original.edit(plan_b="", trim_plan=SAT).sync()
    assert (original.row(SAT).state, original.row(SAT).final) == (State.STALE, f"fr {SIT}")


def test_short_texts_that_happen_to_be_alike_are_no_pair(library):
    original = Original(plan_b="Shot", trim_plan="")
    original.edit(plan_b="", trim_plan="Slot").sync()
    assert original.row("Slot").state == State.UNTRANSLATED


def test_each_language_keeps_its_own(library):
    original = Original(codes=("fr", "uk", "pl"), plan_b=SIT, intent=None)
    write_all(original.translations["fr"], Intent.APPROVE)
    write_all(original.translations["uk"], Intent.PROPOSE)
    original.edit(plan_b=SAT).sync()
    states = {code: original.row(SAT, code).state for code in original.translations}
    assert states == {"fr": State.STALE, "uk": State.PROPOSED, "pl": State.UNTRANSLATED}


def test_final_words_without_a_row_are_carried_as_stale_words(library):
    original = Original(plan_b=SIT)
    SegmentTranslation.objects.all().delete()
    original.edit(plan_b=SAT).sync()
    row = original.row(SAT)
    assert (row.state, row.text, row.final) == (State.STALE, f"fr {SIT}", f"fr {SIT}")


def test_links_keep_their_address_when_another_is_taken_out(library):
    first = '<a href="https://example.org/1">the first list</a>'
    second = '<a href="https://example.org/2">the second list</a>'
    old, new = f"See {first} and {second} today.", f"See the first list and {second} today!"
    original = Original(background=paragraphs(old))
    original.edit(background=paragraphs(new)).sync()
    row = next(row for row in original.rows() if row.segment.path == "background")
    expected = 'fr See the first list and <a id="a1">the second list</a> today.'
    assert (row.text, row.final) == (expected, expected)


def test_the_history_says_who_synced_and_what_happened(library):
    original = Original(plan_b=SIT)
    editor = make_person("ada")
    original.edit(plan_b=SAT).sync(user=editor)
    change = SegmentChange.objects.get(string__data=SAT)
    assert (change.door, change.user, change.user_name) == (Door.SYNC, editor, "ada")
    assert (change.state, change.text) == (State.STALE, f"fr {SIT}")
    assert change.note == "The original was changed."


def test_facts_alone_change_the_source_and_no_words(library):
    original = Original()
    assert original.edit(group_max=40).sync() == SourceChange(changed=True)
    assert original.sync() == SourceChange()


def test_the_figures_follow(library):
    original = Original(plan_b=SIT)
    original.edit(plan_b=SAT).sync()
    progress = original.translations["fr"].progress
    progress.refresh_from_db()
    assert progress.segments_stale == 1
    assert progress.words_stale == 12
    assert progress.segments == progress.segments_approved + 1


def test_a_draft_of_the_original_is_not_read(library):
    original = Original(plan_b=SIT)
    original.page.plan_b = SAT
    original.page.save_revision()
    assert original.sync() == SourceChange()
