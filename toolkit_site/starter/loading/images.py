"""Drawings as images of the site's image library, in a collection of their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import transaction

from wagtail.images.models import Image
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from toolkit_site.starter.loading.ledger import Ledger
from toolkit_site.starter.loading.shelf import ensure_collection, shelf_of
from toolkit_site.starter.reading.markdown import Picture
from toolkit_site.starter.reading.page_content import PageContent
from toolkit_site.starter.reading.starter_content import StarterContent


COLLECTION = "Starter drawings"
MAX_TITLE = 255


def load_drawings(
    content: StarterContent, pages: Sequence[PageContent], ledger: Ledger
) -> dict[str, int]:
    """Load the drawings that these pages show, and return the ids of their images by path."""
    # Where many show the same one, the first gives it its name in the library.
    pictures = {picture.path: picture for page in reversed(pages) for picture in page.pictures}
    collection = ensure_collection(COLLECTION)
    shelf = shelf_of(Image, set(pictures), ledger, lambda image: image.file_hash, _is_stored)
    ids: dict[str, int] = {}
    for path, picture in sorted(pictures.items()):
        data = content.drawings[path]
        wanted = hash_filelike(BytesIO(data))
        image = shelf.put(path, wanted, partial(_store, picture, data, wanted, collection))
        if image is not None:
            ids[path] = image.pk
    return ids


def _is_stored(image: Image) -> bool:
    return bool(image.file.storage.exists(image.file.name))


def _store(
    picture: Picture, data: bytes, file_hash: str, collection: Collection, known: Image | None
) -> Image:
    image = known or Image(collection=collection)
    # The alternative text of each use stands with that use; these two serve whoever finds the drawing in the library.
    image.title = image.title or picture.alt[:MAX_TITLE]
    image.description = image.description or picture.alt[:MAX_TITLE]
    image.file_size, image.file_hash = len(data), file_hash
    replaced = image.file.name if known else ""
    image.file = ContentFile(data, name=PurePath(picture.path).name)
    image.save()
    if replaced:
        image.renditions.all().delete()
    # What was lost from the store comes back under its old name.
    if replaced not in ("", image.file.name):
        transaction.on_commit(lambda: image.file.storage.delete(replaced))
    return image
