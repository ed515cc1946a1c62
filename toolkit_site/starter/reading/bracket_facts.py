"""Facts in square brackets: `[10 min, intro, plenary]`, in any order. What each place accepts is declared as slots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from toolkit_site.starter.reading.problems import Report, quoted, unknown


# A bracket that opens a link is no fact.
LEADING = re.compile(r"\[([^\[\]]*)\](?!\()\s*")
TRAILING = re.compile(r"\s*\[([^\[\]]*)\]$")


@dataclass(frozen=True)
class Slot:
    """A kind of fact: the words or the pattern by which it is recognised."""

    name: str
    label: str | Promise
    words: tuple[str, ...] = ()
    pattern: str = ""
    example: str = ""
    needed: bool = False
    many: bool = False

    def accepts(self, fact: str) -> bool:
        return fact in self.words or bool(self.pattern and re.fullmatch(self.pattern, fact))


@dataclass(frozen=True)
class Facts:
    """The facts of one bracket, by slot."""

    found: dict[str, list[str]]

    def one(self, name: str) -> str:
        """Return the fact of a slot as it is written, or the empty string."""
        return self.found.get(name, [""])[0]

    def all(self, name: str) -> list[str]:
        return self.found.get(name, [])

    def has(self, name: str) -> bool:
        return name in self.found

    def match(self, slot: Slot) -> re.Match[str] | None:
        """Return the parts of the fact of a slot that is recognised by its pattern."""
        return re.fullmatch(slot.pattern, self.one(slot.name))


def word_slot(
    name: str, label: str | Promise, enum: type[Choices], *, needed: bool = True, many: bool = False
) -> Slot:
    """Return a slot for the codes of an enumeration."""
    return Slot(
        name, label, words=tuple(str(value) for value in enum.values), needed=needed, many=many
    )


def split_leading(source: str) -> tuple[str | None, str]:
    """Return the bracket at the start of a text (None when there is none) and the text after it."""
    match = LEADING.match(source)
    return (match[1], source[match.end() :]) if match else (None, source)


def split_trailing(source: str) -> tuple[str | None, str]:
    """Return the bracket at the end of a text (None when there is none) and the text before it."""
    match = TRAILING.search(source)
    return (match[1], source[: match.start()]) if match else (None, source)


def read_facts(written: str | None, line: int, slots: Sequence[Slot], report: Report) -> Facts:
    """Sort the facts of a bracket into slots; what fits nowhere, stands twice or is missing is reported."""
    found: dict[str, list[str]] = {}
    strangers: list[str] = []
    for fact in _facts_in(written or ""):
        slot = next((slot for slot in slots if slot.accepts(fact)), None)
        if slot is None:
            strangers.append(fact)
        elif slot.name in found and not slot.many:
            report.add(
                line, _("two facts of the kind “%(kind)s” in one bracket") % {"kind": slot.label}
            )
        else:
            found.setdefault(slot.name, []).append(fact)
    missing = [slot for slot in slots if slot.needed and slot.name not in found]
    for fact in strangers:
        report.add(line, _stranger_message(fact, missing, slots))
    # A word that was not understood may be the missing fact: one message is enough.
    if len(missing) > len(strangers):
        report.add(line, _missing_message(missing))
    return Facts(found)


def _facts_in(written: str) -> list[str]:
    return [" ".join(part.split()) for part in written.split(",") if part.strip()]


def _stranger_message(fact: str, missing: Sequence[Slot], slots: Sequence[Slot]) -> str:
    if len(missing) == 1 and missing[0].pattern:
        return _("unknown %(kind)s “%(value)s”; write it like “%(example)s”") % {
            "kind": missing[0].label,
            "value": quoted(fact),
            "example": missing[0].example,
        }
    if len(missing) == 1:
        return unknown(str(missing[0].label), fact, missing[0].words)
    return unknown(
        _("fact"), fact, [word for slot in slots for word in slot.words or (slot.example,)]
    )


def _missing_message(missing: Sequence[Slot]) -> str:
    wanted = [
        _("%(kind)s (such as “%(example)s”)")
        % {"kind": slot.label, "example": slot.example or slot.words[0]}
        for slot in missing
    ]
    return _("missing in the square brackets: %(facts)s") % {"facts": ", ".join(wanted)}
