"""The rows of `ActivityPage`: what `children` describes, hung on the concrete page."""

from __future__ import annotations

from django.db import models

from modelcluster.fields import ParentalKey

from activities.pages.children import (
    CompetenceLink,
    Credit,
    Material,
    Neighbour,
    Source,
    TopicLink,
)


def page_key(related_name: str) -> ParentalKey:
    """Return the key by which a row hangs on the activity page."""
    return ParentalKey(
        "activities.ActivityPage", on_delete=models.CASCADE, related_name=related_name
    )


class ActivityMaterial(Material):
    """A material of an ActivityPage."""

    page = page_key("materials")

    class Meta(Material.Meta):
        abstract = False


class ActivityCompetence(CompetenceLink):
    """A competence of an ActivityPage."""

    page = page_key("competences")

    class Meta(CompetenceLink.Meta):
        abstract = False


class ActivityTopic(TopicLink):
    """A topic of an ActivityPage."""

    page = page_key("topics")

    class Meta(TopicLink.Meta):
        abstract = False


class ActivityCredit(Credit):
    """A credit of an ActivityPage."""

    page = page_key("credits")

    class Meta(Credit.Meta):
        abstract = False


class ActivitySource(Source):
    """A source of an ActivityPage."""

    page = page_key("sources")

    class Meta(Source.Meta):
        abstract = False


class ActivityNeighbour(Neighbour):
    """A neighbour of an ActivityPage."""

    page = page_key("neighbours")

    class Meta(Neighbour.Meta):
        abstract = False
