"""Loads a checked content folder into the site, and says what it did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from toolkit_site.starter.loading.activities import ActivityLoader
from toolkit_site.starter.loading.clips import load_clips
from toolkit_site.starter.loading.images import load_drawings
from toolkit_site.starter.loading.learning import load_modules, load_paths
from toolkit_site.starter.loading.ledger import Ledger, Outcome, Reason
from toolkit_site.starter.loading.site import ensure_site
from toolkit_site.starter.loading.site_ids import SiteIds
from toolkit_site.starter.loading.snippets import load_frameworks, load_topics
from toolkit_site.starter.loading.translations import load_translations
from toolkit_site.starter.reading.starter_content import StarterContent
from toolkit_site.translation.submission.indexing import references_once
from toolkit_site.translation.submission.workflows import quietly


@dataclass(frozen=True)
class LoadResult:
    """How many things were created, updated, unchanged and kept, and why the last ones were."""

    outcomes: Counter[Outcome]
    kept: list[tuple[str, Reason]]


def load(content: StarterContent, only: frozenset[str] = frozenset()) -> LoadResult:
    """Load topics, frameworks, and the activities, modules and paths with these names, with their drawings.

    An activity is named by its code, a module (which brings its units) and a path by its slug; when none is named, all
    are loaded. Everything is sent to translation into all languages, and the catalogues of the content bring words.

    Raises:
        StarterError: when the site refuses something; what was loaded before it stays.
    """
    ledger = Ledger.open()
    chosen = _chosen(content, only) if only else content
    with references_once(), quietly():
        _load(content, chosen, ledger)
    return LoadResult(ledger.outcomes, ledger.kept)


def _chosen(content: StarterContent, only: frozenset[str]) -> StarterContent:
    return replace(
        content,
        activities=[one for one in content.activities if one.code in only],
        modules=[one for one in content.modules if one.slug in only],
        units=[one for one in content.units if one.module in only],
        paths=[one for one in content.paths if one.slug in only],
    )


def _load(content: StarterContent, chosen: StarterContent, ledger: Ledger) -> None:
    library = ensure_site()
    ids = SiteIds(
        topics=load_topics(content.topics, ledger),
        competences=load_frameworks(content.frameworks, ledger),
        images=load_drawings(content, chosen.pages, ledger),
        clips=load_clips(content, chosen.pages, ledger),
    )
    activities = ActivityLoader(library.locale_id, ids, ledger, content.activities)
    activities.load(chosen.activities, library)
    load_modules(chosen.modules, content, ids, ledger)
    load_paths(chosen.paths, content, ids, ledger)
    load_translations(content.catalogues, chosen.pages, ledger)
