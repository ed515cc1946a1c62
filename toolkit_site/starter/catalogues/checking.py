"""Whether the messages of a catalogue belong to the content, and whether their words may stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from toolkit_site.starter.catalogues.originals import Texts
from toolkit_site.starter.reading.problems import Report, quoted, unknown
from toolkit_site.translation.checks import check
from toolkit_site.translation.engine.places import Place
from toolkit_site.translation.exchange.po.reading import Message


class Judge:
    """Sorts the messages of a file by the object that they translate, and reports those that cannot be loaded."""

    def __init__(self, originals: Mapping[str, Texts], language: str, report: Report) -> None:
        self.language, self.report = language, report
        self.texts: dict[str, tuple[list[str], Place]] = {}
        self.objects: dict[str, tuple[str, str]] = {}
        for name, texts in originals.items():
            for path, found in texts.items():
                context = f"{name}/{path}" if name else path
                self.texts[context] = found
                self.objects[context] = (name, path)

    def sort(self, messages: Iterable[Message]) -> dict[str, list[Message]]:
        """Return the messages by object, with the content path in it as their context."""
        found: dict[str, list[Message]] = defaultdict(list)
        seen: dict[tuple[str, str], int] = {}
        for message in messages:
            first = seen.setdefault((message.msgctxt, message.msgid), message.line)
            if first != message.line:
                self._say(message, _("this message stands on line %(line)s too") % {"line": first})
            elif self._is_fit(message):
                name, path = self.objects[message.msgctxt]
                found[name].append(replace(message, msgctxt=path))
        return dict(found)

    def _is_fit(self, message: Message) -> bool:
        known = self.texts.get(message.msgctxt)
        if known is None:
            self._say(message, unknown("msgctxt", message.msgctxt, list(self.texts)))
        elif message.msgid not in known[0]:
            original = quoted(" / ".join(known[0]))
            self._say(message, _("the original says “%(text)s” there") % {"text": original})
        elif message.plural:
            self._say(message, _("messages with plural forms do not belong here"))
        elif message.fuzzy:
            self._say(message, _("marked as fuzzy: check the words, then remove the mark"))
        else:
            return self._has_fit_words(message, known[1])
        return False

    def _has_fit_words(self, message: Message, place: Place) -> bool:
        problems = check(message.msgid, message.msgstr, place, self.language)
        for problem in problems:
            if problem.blocks:
                self._say(message, problem.message)
            else:
                self.report.warn(message.line, problem.message)
        return not any(problem.blocks for problem in problems)

    def _say(self, message: Message, text: str) -> None:
        self.report.add(message.line, text)
