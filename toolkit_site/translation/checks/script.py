"""Are the words in the script of the language? If not, the original was left, or letters only look right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from toolkit_site.translation.checks.pair import Pair


_CYRILLIC = r"[\u0400-\u04ff]"
_LATIN = r"[A-Za-z\u00c0-\u024f]"
CYRILLIC_LANGUAGES = frozenset({"uk", "be", "bg", "ru", "mk"})
_MIXED = re.compile(rf"\b\w*(?:{_CYRILLIC}{_LATIN}|{_LATIN}{_CYRILLIC})\w*\b")
FEW_WORDS = 3


def other_script(pair: Pair) -> Iterator[str]:
    """Several words, and not one letter of the language's own script."""
    if pair.language not in CYRILLIC_LANGUAGES or re.search(_CYRILLIC, pair.target.text):
        return
    if len(re.findall(rf"{_LATIN}{{2,}}", pair.target.text)) >= FEW_WORDS:
        yield _("There is not one Cyrillic letter. Is this still the original?")


def mixed_script(pair: Pair) -> Iterator[str]:
    """A word has Latin letters among Cyrillic ones: it looks right, and no search will find it."""
    for found in _MIXED.finditer(pair.target.text):
        yield _("“%(word)s” mixes Latin and Cyrillic letters that look alike. Type it anew.") % {
            "word": found[0]
        }
