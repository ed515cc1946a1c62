"""PO files coming in: every message by the same rules as typed words, and told line by line."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from wagtail_localize.models import StringTranslation

import pytest

from tests.factories.translation import make_member, segment
from tests.toolkit_site.translation.exchange.po.files import HEADER, message, of, po_file
from tests.toolkit_site.translation.states.writers import changes, final, put, row
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.exchange.po import PoError, import_po
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db

LINK = 'Voir <a id="a1">notre film</a> en <b>5</b> minutes.'


def told(lines):
    return [(line.msgctxt, line.line, [problem.id for problem in line.problems]) for line in lines]


def test_words_of_a_file_are_translations_that_wait_for_approval(french, translator):
    report = import_po(
        french,
        po_file(of(french, "title", "Près &amp; loin"), of(french, "background", LINK)),
        user=translator,
    )
    assert (report.saved, report.unchanged) == (2, 0)
    for lines in (report.warned, report.conflicts, report.refused, report.unknown, report.obsolete):
        assert lines == []
    saved = row(french, "background")
    assert (saved.text, saved.state, saved.door) == (LINK, State.TRANSLATED, Door.PO)
    assert changes(french, "background")[0].user == translator
    assert StringTranslation.objects.count() == 0


def test_the_same_file_again_changes_nothing(french, translator):
    po = po_file(of(french, "title", "Près &amp; loin"), of(french, "taster", "Un geste"))
    first = import_po(french, po, user=translator)
    assert (first.saved, told(first.warned)) == (2, [("taster", 10, ["end-punctuation"])])
    again = import_po(french, po, user=translator)
    assert (again.saved, again.unchanged) == (0, 2)
    assert len(changes(french, "title")) == len(changes(french, "taster")) == 1


def test_fuzzy_words_are_proposals(french, translator, reviewer):
    po = po_file(of(french, "title", "Près &amp; loin", "fuzzy"))
    import_po(french, po, user=reviewer, intent=Intent.APPROVE)
    assert row(french, "title").state == State.PROPOSED
    assert final(french, "title") is None


def test_words_that_a_check_warns_about_are_proposals_until_somebody_answers_for_them(
    french, translator
):
    po = po_file(of(french, "background", LINK.replace("5", "7")))
    report = import_po(french, po, user=translator)
    assert told(report.warned) == [
        (segment(french, "background").context.path, 6, ["numbers", "numbers"])
    ]
    assert row(french, "background").state == State.PROPOSED
    report = import_po(french, po, user=translator, overrule=True)
    assert (report.saved, report.warned) == (1, [])
    assert row(french, "background").state == State.TRANSLATED
    assert changes(french, "background")[0].note == "[numbers]"


@pytest.mark.parametrize(
    ("path", "msgstr", "problem"),
    [
        ("title", "Près <!-- marker --> loin", "markup"),
        ("title", "Près <![CDATA[marker]]> loin", "markup"),
        ("title", "Près <?marker ?> loin", "markup"),
        ("title", "Près <marker>loin</marker>", "markup"),
        ("title", "Près <script>marker</script>", "markup"),
        ("title", "Près <b>loin", "broken-tag"),
        ("title", "Près <b>loin</b>", "plain-text"),
        ("title", "   ", "blank"),
        ("title", "\u00a0\u200b", "blank"),
        ("title", "m" * 300, "too-long"),
        ("title", "{name} près", "invented-placeholder"),
        ("background", "Voir notre film en <b>5</b> minutes.", "missing-link"),
        ("background", LINK[:-1] + ' <a id="a7">là</a>.', "unknown-link"),
        ("background", LINK.replace(' id="a1"', ' href="https://example.org/"'), "markup"),
        ("background", LINK.replace("<b>", '<b class="marker">'), "markup"),
    ],
)
def test_words_that_cannot_stand_are_refused_with_their_line(
    french, translator, path, msgstr, problem
):
    po = po_file(of(french, "taster", "Un geste, cinq distances."), of(french, path, msgstr))
    report = import_po(french, po, user=translator)
    assert report.saved == 1
    assert [(line, ids) for _ctxt, line, ids in told(report.refused)] == [(10, [problem])]
    assert row(french, path) is None
    assert row(french, "taster").text == "Un geste, cinq distances."


def test_a_lost_placeholder_is_refused(activity, french, translator):
    activity.taster = "Ask {name} for %(count)s phones."
    activity.save_revision().publish()
    french.source.update_from_db()
    report = import_po(french, po_file(of(french, "taster", "Demandez.")), user=translator)
    assert [ids for _ctxt, _line, ids in told(report.refused)] == [["missing-placeholder"] * 2]


def test_messages_of_no_part_of_the_page_are_told(french, translator):
    po = po_file(
        message("title", "A text that nobody wrote", "Un texte"),
        message("nowhere", "Close &amp; far", "Près &amp; loin"),
    )
    report = import_po(french, po, user=translator)
    assert told(report.unknown) == [("title", 6, []), ("nowhere", 10, [])]
    assert SegmentTranslation.objects.count() == 0


def test_a_message_without_its_place_is_refused(french, translator):
    po = po_file('msgid "Close &amp; far"\nmsgstr "Près"\n')
    report = import_po(french, po, user=translator)
    assert told(report.refused) == [("", 6, ["message"])]
    assert "msgctxt" in report.refused[0].problems[0].message


def test_plural_messages_are_refused(french, translator):
    po = po_file('msgctxt "title"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n')
    assert told(import_po(french, po, user=translator).refused) == [("title", 6, ["message"])]


def test_a_message_that_is_there_twice_counts_once_and_a_contradiction_is_told(french, translator):
    title = of(french, "title", "Près &amp; loin")
    report = import_po(french, po_file(title, title), user=translator)
    assert (report.saved, report.unchanged, report.refused) == (1, 0, [])
    other = of(french, "title", "Loin")
    report = import_po(french, po_file(title, other), user=translator)
    assert told(report.refused) == [("title", 10, ["message"])]
    assert "line 6" in report.refused[0].problems[0].message
    assert row(french, "title").text == "Près &amp; loin"


def test_words_for_parts_that_the_original_lost_are_kept_and_told(activity, french, translator):
    put(french, "title", "Près &amp; loin", translator)
    old = segment(french, "title")
    activity.title = "Far away"
    activity.save_revision().publish()
    french.source.update_from_db()
    po = po_file(message("title", "Close &amp; far", "De près, de loin"))
    report = import_po(french, po, user=translator)
    assert (report.saved, told(report.obsolete)) == (1, [("title", 6, [])])
    kept = SegmentTranslation.objects.get(string=old.string_id)
    assert kept.text == "De près, de loin"


def test_another_spelling_of_a_line_break_is_the_same_text(activity, french, translator):
    activity.room_setup = "Chairs\nTables"
    activity.save_revision().publish()
    french.source.update_from_db()
    po = po_file(message("room_setup", "Chairs<br>Tables", "Chaises<br>Tables"))
    assert import_po(french, po, user=translator).saved == 1
    assert row(french, "room_setup").text == "Chaises<br/>Tables"


def test_a_file_in_another_language_is_refused_whole(french, translator):
    header = HEADER.replace("Language: fr", "Language: uk")
    po = po_file(of(french, "title", "Près &amp; loin"), header=header)
    with pytest.raises(PoError, match=r"“uk”.*“fr”"):
        import_po(french, po, user=translator)
    assert SegmentTranslation.objects.count() == 0


@pytest.mark.parametrize("language", ["", "fr_FR", "FR"])
def test_a_region_or_no_language_at_all_is_accepted(french, translator, language):
    header = HEADER.replace("Language: fr", f"Language: {language}")
    po = po_file(of(french, "title", "Près &amp; loin"), header=header)
    assert import_po(french, po, user=translator).saved == 1


def test_a_file_needs_no_header_at_all(french, translator):
    po = po_file(of(french, "title", "Près &amp; loin"), header="")
    assert import_po(french, po, user=translator).saved == 1


def test_what_others_wrote_since_the_export_is_left_alone_and_told(french, translator):
    colleague = make_member(Role.TRANSLATOR, "fr")
    exported = timezone.now() - timedelta(hours=1)
    put(french, "title", "De près, de loin", colleague)
    header = HEADER + f'"POT-Creation-Date: {exported.isoformat()}\\n"\n'
    po = po_file(of(french, "title", "Près &amp; loin"), header=header)
    report = import_po(french, po, user=translator)
    assert (report.saved, told(report.conflicts)) == (0, [("title", 7, [])])
    assert report.conflicts[0].row.text == "De près, de loin"
    assert row(french, "title").changed_by == colleague


def test_a_file_opens_no_door_that_is_closed(french, translator):
    po = po_file(of(french, "title", "Près &amp; loin"))
    with pytest.raises(PermissionDenied):
        import_po(french, po, user=make_member(Role.REVIEWER, "uk"))
    with pytest.raises(PermissionDenied):
        import_po(french, po, user=translator, intent=Intent.APPROVE)
    assert SegmentTranslation.objects.count() == 0


def test_the_starter_toolkit_comes_in_approved(french):
    po = po_file(of(french, "title", "Près &amp; loin"), of(french, "taster", "Un geste"))
    report = import_po(
        french, po, user=None, door=Door.STARTER, intent=Intent.APPROVE, overrule=True
    )
    assert report.saved == 2
    assert row(french, "taster").state == State.APPROVED
    assert final(french, "title") == "Près &amp; loin"


def test_a_whole_page_takes_no_more_queries_than_a_word(
    french, translator, django_assert_max_num_queries
):
    whole = po_file(
        *(
            message(found.path, found.html, f"{found.html} fr")
            for found in current_segments(french.source)
        ),
        *(message(f"unknown{number}", "x", "y") for number in range(200)),
    )
    with django_assert_max_num_queries(14):
        report = import_po(french, whole, user=translator)
    assert report.saved == len(current_segments(french.source)) > 15
    assert len(report.unknown) == 200
