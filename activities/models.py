"""The door of the activities app: its models live in its rooms, and outsiders import them from here."""

from __future__ import annotations

from activities.competences.models import Competence, CompetenceFramework
from activities.pages.activity import ActivityMixin, ActivityPage
from activities.pages.activity_children import (
    ActivityCompetence,
    ActivityCredit,
    ActivityMaterial,
    ActivityNeighbour,
    ActivitySource,
    ActivityTopic,
)
from activities.pages.library_version import LibraryVersion
from activities.search.index_page import ActivityIndexPage
from activities.topics.models import Topic


__all__ = [
    "ActivityCompetence",
    "ActivityCredit",
    "ActivityIndexPage",
    "ActivityMaterial",
    "ActivityMixin",
    "ActivityNeighbour",
    "ActivityPage",
    "ActivitySource",
    "ActivityTopic",
    "Competence",
    "CompetenceFramework",
    "LibraryVersion",
    "Topic",
]
