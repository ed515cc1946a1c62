"""The same activity and people as the tests of states have."""

from __future__ import annotations

from tests.toolkit_site.translation.states.conftest import (
    activity,
    french,
    reviewer,
    shared_activity,
    shared_french,
    translator,
)


__all__ = ["activity", "french", "reviewer", "shared_activity", "shared_french", "translator"]
