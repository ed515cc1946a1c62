"""A catalogue follows the sources, keeps what was translated and says what is wrong with it."""

from __future__ import annotations

import polib
import pytest

from toolkit_site.catalogues.merging import lost_placeholders, merged
from toolkit_site.catalogues.sources import Message


STEPS = Message(None, "Steps", "", ["a.py"])
COUNT = Message(None, "%(n)s step", "%(n)s steps", ["a.py"])


def catalogue(*entries):
    file = polib.POFile()
    file.extend(entries)
    return file


def test_a_new_message_waits_for_its_translation():
    (entry,) = merged(catalogue(), [STEPS], "fr")
    assert (entry.msgid, entry.msgstr, entry.occurrences) == ("Steps", "", [("a.py", "")])


def test_a_translation_and_the_translators_note_are_kept():
    old = polib.POEntry(msgid="Steps", msgstr="Étapes", tcomment="pas « marches »")
    (entry,) = merged(catalogue(old), [STEPS], "fr")
    assert (entry.msgstr, entry.tcomment) == ("Étapes", "pas « marches »")


def test_a_doubtful_translation_stays_doubtful():
    old = polib.POEntry(msgid="Steps", msgstr="Marches", flags=["fuzzy"])
    assert merged(catalogue(old), [STEPS], "fr")[0].fuzzy


def test_what_is_no_longer_used_is_kept_aside_and_comes_back():
    old = polib.POEntry(msgid="Steps", msgstr="Étapes")
    aside = merged(catalogue(old), [], "fr")
    assert [(entry.obsolete, entry.msgstr) for entry in aside] == [(True, "Étapes")]
    back = merged(polib.pofile(str(aside)), [STEPS], "fr")
    assert [(entry.obsolete, entry.msgstr) for entry in back] == [(False, "Étapes")]


def test_an_unused_message_without_translation_goes():
    assert list(merged(catalogue(polib.POEntry(msgid="Steps")), [], "fr")) == []


@pytest.mark.parametrize(
    ("language", "forms"), [("fr", 2), ("uk", 3), ("lt", 3), ("pl", 3), ("ro", 3), ("hu", 1)]
)
def test_each_language_has_its_own_number_of_plurals(language, forms):
    (entry,) = merged(catalogue(), [COUNT], language)
    assert len(entry.msgstr_plural) == forms


def test_merging_twice_changes_nothing():
    once = str(merged(catalogue(), [STEPS, COUNT], "uk"))
    assert str(merged(polib.pofile(once), [STEPS, COUNT], "uk")) == once


@pytest.mark.parametrize(
    ("source", "translation", "wrong"),
    [
        ("%(n)s of %(all)s", "%(n)s sur %(all)s", set()),
        ("%(n)s of %(all)s", "%(n)s", {"%(all)s"}),
        ("%(n)s", "%(nombre)s", {"%(n)s", "%(nombre)s"}),
        ("{name}", "", set()),
    ],
)
def test_a_lost_placeholder_is_named(source, translation, wrong):
    assert lost_placeholders(polib.POEntry(msgid=source, msgstr=translation)) == wrong


def test_a_plural_form_may_spell_its_number_out():
    entry = polib.POEntry(
        msgid="%(n)s step",
        msgid_plural="%(n)s steps",
        msgstr_plural={0: "une étape", 1: "%(n)s étapes"},
    )
    assert lost_placeholders(entry) == set()
