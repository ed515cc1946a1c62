"""What can be wrong with a translation: errors that nothing gets past, and warnings that a person may overrule.

Pure functions. `check` runs all of them; `notation` is what people type.
"""

from __future__ import annotations

from toolkit_site.translation.checks.checking import CHECKS, LABELS, check
from toolkit_site.translation.checks.problems import Problem


__all__ = ["CHECKS", "LABELS", "Problem", "check"]
