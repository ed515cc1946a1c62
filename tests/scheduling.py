"""Which tests stay together on one worker when the suite runs on several."""

from __future__ import annotations

from typing import Any

from xdist.scheduler import LoadScopeScheduling


class FilesTogether(LoadScopeScheduling):
    """Keeps the tests of a file together, so that what they share is made once; and all that use the one running site.

    xdist's own groups do without: they put a mark into a test's name, which pytest 9.2 keeps to itself. Files go out
    in the order in which they were collected: those whose tests empty the database stand last, and must have no other
    tests in them.
    """

    def __init__(self, config: Any, log: Any = None) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if "/functional/" in nodeid else nodeid.partition("::")[0]
