"""Films of ours and their captions, in the site's libraries of media and documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile

from wagtail.documents.models import Document
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from wagtailmedia.models import Media, MediaType

from toolkit_site.starter.loading.identity import digest
from toolkit_site.starter.loading.ledger import Ledger
from toolkit_site.starter.loading.shelf import ensure_collection, shelf_of
from toolkit_site.starter.reading.clip_files import ClipFile, is_film, poster_path
from toolkit_site.starter.reading.film_facts import film_facts
from toolkit_site.starter.reading.page_content import PageContent
from toolkit_site.starter.reading.starter_content import StarterContent


COLLECTION = "Starter clips"


def load_clips(
    content: StarterContent, pages: Sequence[PageContent], ledger: Ledger
) -> dict[str, int]:
    """Load the films and captions that these pages name; return the ids of their media and documents by path."""
    files = {file.path: file for page in reversed(pages) for file in page.clip_files}
    if not files:
        return {}
    collection, paths = ensure_collection(COLLECTION), set(files)
    films = shelf_of(Media, paths, ledger, _state_of_film, _has_film)
    captions = shelf_of(Document, paths, ledger, _state_of_captions, _has_captions)
    ids: dict[str, int] = {}
    for path, file in sorted(files.items()):
        data = content.clips[path]
        row: Any
        if is_film(path):
            poster = content.clips[poster_path(path)]
            wanted = digest(
                {"film": sha256(data).hexdigest(), "poster": sha256(poster).hexdigest()}
            )
            row = films.put(path, wanted, partial(_store_film, file, data, poster, collection))
        else:
            wanted = hash_filelike(BytesIO(data))
            row = captions.put(path, wanted, partial(_store_captions, file, data, collection))
        if row is not None:
            ids[path] = row.pk
    return ids


# A film that somebody uploads in the place of ours has another name: it need not be read to notice that.
def _state_of_film(film: Media) -> str:
    return digest({"file": film.file.name, "poster": film.thumbnail.name})


def _state_of_captions(document: Document) -> str:
    return document.file_hash


def _has_film(film: Media) -> bool:
    return _is_stored(film.file) and _is_stored(film.thumbnail)


def _has_captions(document: Document) -> bool:
    return _is_stored(document.file)


def _is_stored(file: FieldFile) -> bool:
    return bool(file.name and file.storage.exists(file.name))


def _store_film(
    file: ClipFile, data: bytes, poster: bytes, collection: Collection, known: Media | None
) -> Media:
    film = known or Media(collection=collection, type=MediaType.VIDEO, title=file.title)
    facts = film_facts(data)
    film.duration, film.width, film.height = facts.seconds, facts.width, facts.height
    _replace(film.file, file.path, data)
    _replace(film.thumbnail, poster_path(file.path), poster)
    film.save()
    return film


def _store_captions(
    file: ClipFile, data: bytes, collection: Collection, known: Document | None
) -> Document:
    document = known or Document(collection=collection, title=file.title)
    _replace(document.file, file.path, data)
    # Browsers are told by its hash whether they have the file already.
    document.file_size, document.file_hash = len(data), hash_filelike(BytesIO(data))
    document.save()
    return document


def _replace(column: FieldFile, path: str, data: bytes) -> None:
    replaced, storage = column.name, column.storage
    column.save(PurePath(path).name, ContentFile(data), save=False)
    # What was lost from the store comes back under its old name.
    if replaced and replaced != column.name:
        transaction.on_commit(lambda: storage.delete(replaced))
