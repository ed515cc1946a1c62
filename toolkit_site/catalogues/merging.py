"""Brings a catalogue up to date with the sources and keeps every translation that still has a use."""

from __future__ import annotations

import re
from collections.abc import Iterable

import polib

from toolkit_site.catalogues.sources import Message


PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
WRAP_WIDTH = 100
LEAD = "Interface of the Pedagogical Toolkit. Written by `make messages`; translate the msgstr lines only."
TRANSLATORS = {
    "PO-Revision-Date": "2026-11-22 12:00+0000",
    "Last-Translator": "Pedagogical Toolkit",
    "Language-Team": "Pedagogical Toolkit",
}


def merged(old: polib.POFile, messages: Iterable[Message], language: str) -> polib.POFile:
    """Return the catalogue with exactly the given messages; what is no longer used is kept as obsolete."""
    known: dict[tuple[str | None, str], polib.POEntry] = {
        (entry.msgctxt, entry.msgid): entry for entry in old
    }
    new = polib.POFile(wrapwidth=WRAP_WIDTH)
    new.header = LEAD
    # Date and names are the translator's to change: written anew by a program, they would make two
    # catalogues differ where their words do not.
    new.metadata = {
        "Project-Id-Version": "pedagogical-toolkit",
        **{key: old.metadata.get(key) or value for key, value in TRANSLATORS.items()},
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(language),
    }
    forms = int(re.findall(r"nplurals=(\d)", plural_forms(language))[0])
    for message in messages:
        new.append(_entry(message, known.pop(message.key, None), forms))
    for entry in known.values():
        if entry.msgstr or entry.msgstr_plural:
            entry.obsolete = True
            entry.occurrences = []
            new.append(entry)
    return new


def plural_forms(language: str) -> str:
    """Return the rule by which a language chooses among its plurals."""
    from babel.messages.plurals import get_plural

    return str(get_plural(language)).removesuffix(";") + ";"


def _entry(message: Message, old: polib.POEntry | None, forms: int) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=message.context,
        msgid=message.singular,
        msgid_plural=message.plural,
        comment="\n".join(message.comments),
        occurrences=[(name, "") for name in message.files],
        flags=["python-format"] if "%(" in message.singular + message.plural else [],
    )
    if old is not None:
        entry.tcomment = old.tcomment
        entry.flags += ["fuzzy"] if old.fuzzy else []
    if message.plural:
        said = old.msgstr_plural if old is not None else {}
        entry.msgstr_plural = {number: said.get(number, "") for number in range(forms)}
    else:
        entry.msgstr = old.msgstr if old is not None else ""
    return entry


def lost_placeholders(entry: polib.POEntry) -> set[str]:
    """Return the placeholders that a translation lacks or has too many: it would show holes or raise."""
    wanted = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural))
    texts = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
    wrong: set[str] = set()
    for text in filter(None, texts):
        found = set(PLACEHOLDER.findall(text))
        # A plural form may spell its number out: "one person".
        wrong |= (found - wanted) if entry.msgid_plural else (found ^ wanted)
    return wrong
