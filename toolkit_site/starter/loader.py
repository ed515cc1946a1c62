"""Loads a checked content folder into the site, and says what it did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from toolkit_site.starter.loading.activities import ActivityLoader
from toolkit_site.starter.loading.images import load_drawings
from toolkit_site.starter.loading.ledger import Ledger, Outcome, Reason
from toolkit_site.starter.loading.page_values import SiteIds
from toolkit_site.starter.loading.site import ensure_site
from toolkit_site.starter.loading.snippets import load_frameworks, load_topics
from toolkit_site.starter.loading.translations import load_translations
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.starter_content import StarterContent
from toolkit_site.translation.submission.indexing import references_once
from toolkit_site.translation.submission.workflows import quietly


@dataclass(frozen=True)
class LoadResult:
    """How many things were created, updated, unchanged and kept, and why the last ones were."""

    outcomes: Counter[Outcome]
    kept: list[tuple[str, Reason]]


def load(content: StarterContent, only: frozenset[str] = frozenset()) -> LoadResult:
    """Load topics, frameworks, and the activities with these codes (all when none is named) with their drawings.

    Everything is sent to translation into all languages, and the catalogues of the content bring their words.

    Raises:
        StarterError: when the site refuses something; what was loaded before it stays.
    """
    ledger = Ledger.open()
    activities = [activity for activity in content.activities if not only or activity.code in only]
    with references_once(), quietly():
        _load(content, activities, ledger)
    return LoadResult(ledger.outcomes, ledger.kept)


def _load(content: StarterContent, activities: list[ActivityContent], ledger: Ledger) -> None:
    library = ensure_site()
    ids = SiteIds(
        topics=load_topics(content.topics, ledger),
        competences=load_frameworks(content.frameworks, ledger),
        images=load_drawings(content, activities, ledger),
    )
    ActivityLoader(library, ids, ledger).load(activities)
    load_translations(content.catalogues, [activity.code for activity in activities], ledger)
