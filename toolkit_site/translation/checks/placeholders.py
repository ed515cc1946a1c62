"""Are the words in braces and percent signs, which a program replaces, as they were?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from toolkit_site.translation.checks.pair import Pair


PLACEHOLDER = re.compile(
    r"""%\([A-Za-z_]\w*\)[sdif]"""  # %(name)s
    r"""|\{[A-Za-z_0-9][\w.]*\}"""  # {name} {0}
    r"""|(?<![\w%])%[sd](?!\w)"""  # %s, but not "100%so"
)


def missing_placeholder(pair: Pair) -> Iterator[str]:
    """A placeholder of the source is gone."""
    for name in (_found(pair.source.text) - _found(pair.target.text)).elements():
        yield _("%(placeholder)s is missing. Put it where the value belongs, letter by letter.") % {
            "placeholder": name
        }


def invented_placeholder(pair: Pair) -> Iterator[str]:
    """A placeholder is there that the source does not have."""
    for name in (_found(pair.target.text) - _found(pair.source.text)).elements():
        yield _("The original has no %(placeholder)s here. Take it out or correct it.") % {
            "placeholder": name
        }


def _found(text: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(text))
