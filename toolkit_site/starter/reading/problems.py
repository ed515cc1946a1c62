"""Problems of a content file: where they are and what was expected instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext as _


# A longer list helps nobody in an error message.
MOST_WORDS_NAMED = 20
LONGEST_QUOTE = 60


@dataclass(frozen=True, order=True)
class Problem:
    """Something in a file that cannot be used, or, as a warning, that somebody should look at."""

    file: str
    line: int
    message: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class StarterError(Exception):
    """Content that cannot be loaded, with all of its problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Report:
    """Collects the problems of one file while it is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, message: str) -> None:
        """Note a problem that keeps the file from being loaded."""
        self.problems.append(Problem(self.file, line, message))

    def warn(self, line: int, message: str) -> None:
        """Note something doubtful that does not keep the file from being loaded."""
        self.problems.append(Problem(self.file, line, message, warning=True))

    @property
    def failed(self) -> bool:
        return any(not problem.warning for problem in self.problems)

    def has_problem_at(self, line: int) -> bool:
        return any(problem.line == line for problem in self.problems)


def quoted(text: str) -> str:
    """Return the text on one line and short enough to stand inside a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else f"{flat[: LONGEST_QUOTE - 1]}…"


def unknown(kind: str, value: str, known: Sequence[str]) -> str:
    """Return a message for a word outside its vocabulary: what may stand there, and what was probably meant."""
    message = _("unknown %(kind)s “%(value)s”") % {"kind": kind, "value": quoted(value)}
    if 0 < len(known) <= MOST_WORDS_NAMED:
        message = _("%(problem)s; use one of %(words)s") % {
            "problem": message,
            "words": ", ".join(known),
        }
    return _with_guess(message, value, known)


def missing_file(path: str, known: Sequence[str]) -> str:
    """Return a message for a file that is named but not there."""
    return _with_guess(_("the file %(path)s is missing") % {"path": quoted(path)}, path, known)


def _with_guess(message: str, value: str, known: Sequence[str]) -> str:
    guesses = get_close_matches(value, known, n=1) or get_close_matches(
        value.casefold(), known, n=1
    )
    if not guesses:
        return message
    return _("%(problem)s; did you mean “%(guess)s”?") % {"problem": message, "guess": guesses[0]}
