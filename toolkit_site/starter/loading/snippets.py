"""Topics, frameworks and competences: rows that are compared value by value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction

from wagtail.models import Locale

from activities.models import Competence, CompetenceFramework, Topic
from toolkit_site.starter.loading.identity import digest, stable_id
from toolkit_site.starter.loading.ledger import Ledger, Outcome, Reason
from toolkit_site.starter.reading.competence_file import FrameworkContent
from toolkit_site.starter.reading.problems import Problem, StarterError
from toolkit_site.starter.reading.starter_content import COMPETENCES, TOPICS
from toolkit_site.starter.reading.topic_file import TopicContent


class SnippetLoader:
    """Loads rows of one model in the source language. A row is found by its key, or by what makes it unique."""

    def __init__(
        self, model: type[models.Model], natural: tuple[str, ...], file: str, ledger: Ledger
    ) -> None:
        self.model, self.natural, self.file, self.ledger = model, natural, file, ledger
        self.locale = Locale.get_default()
        rows: list[Any] = list(model._default_manager.filter(locale=self.locale))
        self.by_key: dict[UUID, models.Model] = {row.translation_key: row for row in rows}
        self.by_nature = {self._nature(row): row for row in rows}

    def _nature(self, row: models.Model) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in self.natural)

    def load(self, key: str, line: int, values: Mapping[str, Any]) -> models.Model | None:
        """Return the row, made or brought up to date where nobody edited it; None when an editor deleted it.

        Raises:
            StarterError: when the row refuses the values.
        """
        translation_key, wanted = stable_id(key), digest(values)
        record = self.ledger.get(key)
        nature = tuple(values[name] for name in self.natural)
        row = self.by_key.get(translation_key) or self.by_nature.get(nature)
        if row is None and record is not None:
            self._keep(key, record.content_hash != wanted, Reason.DELETED)
            return None
        if row is None:
            row = self.model(locale=self.locale, translation_key=translation_key)
            self._save(row, line, values, Outcome.CREATED)
        elif (current := self._current(row, values)) == wanted:
            self.ledger.count(Outcome.UNCHANGED)
        elif record is not None and record.fingerprint == current:
            self._save(row, line, values, Outcome.UPDATED)
        else:
            self._keep(key, record is None or record.content_hash != wanted, Reason.EDITED)
            return row
        self.ledger.write(key, wanted, row.pk, wanted)
        return row

    def _current(self, row: models.Model, values: Mapping[str, Any]) -> str:
        return digest({name: getattr(row, name) for name in values})

    def _keep(self, key: str, content_changed: bool, reason: Reason) -> None:
        if content_changed:
            self.ledger.keep(key, reason)
        else:
            self.ledger.count(Outcome.UNCHANGED)

    def _save(
        self, row: models.Model, line: int, values: Mapping[str, Any], outcome: Outcome
    ) -> None:
        for name, value in values.items():
            setattr(row, name, value)
        try:
            row.full_clean()
        except ValidationError as error:
            raise StarterError(
                [Problem(self.file, line, message) for message in error.messages]
            ) from error
        row.save()
        self.ledger.count(outcome)


@transaction.atomic
def load_topics(topics: list[TopicContent], ledger: Ledger) -> dict[str, int]:
    """Load the topic tree, parents first, and return the ids by slug."""
    loader = SnippetLoader(Topic, ("slug",), TOPICS, ledger)
    ids: dict[str, int] = {}
    for topic in topics:
        values = {
            "slug": topic.slug,
            "title": topic.title,
            "description": topic.description,
            "parent_id": ids.get(topic.parent),
            "sort_order": topic.position,
        }
        row = loader.load(f"topic:{topic.slug}", topic.line, values)
        if row is not None:
            ids[topic.slug] = row.pk
    return ids


def load_frameworks(frameworks: list[FrameworkContent], ledger: Ledger) -> dict[str, int]:
    """Load frameworks with their competences, and return the ids of competences by `framework:code`."""
    frames = SnippetLoader(CompetenceFramework, ("code",), COMPETENCES, ledger)
    competences = SnippetLoader(Competence, ("framework_id", "code"), COMPETENCES, ledger)
    ids: dict[str, int] = {}
    for framework in frameworks:
        with transaction.atomic():
            ids.update(_load_framework(framework, frames, competences))
    return ids


FRAMEWORK_COLUMNS = (
    "code",
    "title",
    "version",
    "publisher",
    "source_url",
    "licence",
    "description",
    "provisional",
)


def _load_framework(
    framework: FrameworkContent, frames: SnippetLoader, competences: SnippetLoader
) -> dict[str, int]:
    values = {name: getattr(framework, name) for name in FRAMEWORK_COLUMNS}
    frame = frames.load(f"framework:{framework.code}", framework.line, values)
    ids: dict[str, int] = {}
    if frame is None:
        return ids
    for competence in framework.competences:
        name = f"{framework.code}:{competence.code}"
        row = competences.load(
            f"competence:{name}",
            competence.line,
            {
                "framework_id": frame.pk,
                "parent_id": ids.get(f"{framework.code}:{competence.parent}"),
                "code": competence.code,
                "title": competence.title,
                "description": competence.description,
                "uri": competence.uri,
                "sort_order": competence.position,
            },
        )
        if row is not None:
            ids[name] = row.pk
    return ids
