"""What the indexes of both databases have in common: they store documents and remember their words.

Not here: the tables. A database's index says in `store` where a document goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model

from modelsearch.utils import get_content_type_pk

from toolkit_site.search.backends import vocabulary
from toolkit_site.search.backends.documents import Document


class WordIndexMixin:
    """To be put before the stock index class of a database."""

    entries: Any
    write_connection: Any

    def add_items(self, model: type[Model], objs: Iterable[Any]) -> None:
        """Add the objects to the index, or bring what it holds of them up to date."""
        if not model.get_search_fields():  # type: ignore[attr-defined]
            return
        ids = {str(instance.pk): instance for instance in objs}
        documents = [Document.of(instance, object_id) for object_id, instance in ids.items()]
        if not documents:
            return
        alias = self.write_connection.alias
        with transaction.atomic(using=alias):
            self.store(get_content_type_pk(model), documents)
            words = set().union(*(document.vocabulary for document in documents))
            vocabulary.remember(words, alias)

    def store(self, content_type_id: int, documents: Sequence[Document]) -> None:
        """Write the documents to the tables of the database."""
        raise NotImplementedError

    def upsert(self, entries: Sequence[Any], fields: Sequence[str]) -> None:
        """Insert Wagtail's own index entries, or update the given fields of those that exist."""
        self.entries.using(self.write_connection.alias).bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=fields,
        )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Do nothing: the stock index reads all titles at each save for norms that nobody uses."""


class WordRebuilderMixin:
    """To be put before the stock rebuilder: a rebuild starts with an empty vocabulary."""

    index: Any

    def start(self) -> Any:
        index = super().start()  # type: ignore[misc]
        vocabulary.forget_all(index.write_connection.alias)
        return index
