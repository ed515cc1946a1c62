"""Drawings as images of the site's image library, in a collection of their own."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import transaction

from wagtail.images.models import Image
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from toolkit_site.starter.loading.ledger import Ledger, Outcome, Reason
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
    collection = _ensure_collection()
    images = Image.objects.in_bulk(
        [r.object_id for key, r in ledger.records.items() if key.startswith("drawings/")]
    )
    ids: dict[str, int] = {}
    for path, picture in sorted(pictures.items()):
        with transaction.atomic():
            image = _load(picture, content.drawings[path], images, collection, ledger)
        if image is not None:
            ids[path] = image.pk
    return ids


def _ensure_collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


def _load(
    picture: Picture, data: bytes, images: dict[int, Image], collection: Collection, ledger: Ledger
) -> Image | None:
    record, wanted = ledger.get(picture.path), hash_filelike(BytesIO(data))
    image = images.get(record.object_id) if record else None
    if record and image is None:
        _keep(picture, record.content_hash != wanted, Reason.DELETED, ledger)
        return None
    if image is None:
        image = Image(collection=collection)
        _store(image, picture, data, wanted)
        ledger.count(Outcome.CREATED)
    elif record and image.file_hash != record.fingerprint:
        _keep(picture, record.content_hash != wanted, Reason.EDITED, ledger)
        return image
    elif image.file_hash == wanted and image.file.storage.exists(image.file.name):
        ledger.count(Outcome.UNCHANGED)
    else:
        _store(image, picture, data, wanted)
        ledger.count(Outcome.UPDATED)
    ledger.write(picture.path, wanted, image.pk, wanted)
    return image


def _keep(picture: Picture, content_changed: bool, reason: Reason, ledger: Ledger) -> None:
    if content_changed:
        ledger.keep(picture.path, reason)
    else:
        ledger.count(Outcome.UNCHANGED)


def _store(image: Image, picture: Picture, data: bytes, file_hash: str) -> None:
    # The alternative text of each use stands with that use; these two serve whoever finds the drawing in the library.
    image.title = image.title or picture.alt[:MAX_TITLE]
    image.description = image.description or picture.alt[:MAX_TITLE]
    image.file_size, image.file_hash = len(data), file_hash
    replaced = image.file.name if image.pk else ""
    image.file = ContentFile(data, name=PurePath(picture.path).name)
    image.save()
    if replaced:
        image.renditions.all().delete()
        transaction.on_commit(lambda: image.file.storage.delete(replaced))
