"""Takes out of every uploaded picture what a camera or a program wrote into it: place, owner, device, comments.

The picture is first turned the way it is to be seen, then stored with its colours and nothing else. This happens when
the upload is saved, so it holds for every form of the admin, and for whatever else makes images.
"""

from __future__ import annotations

import logging
from io import BytesIO
from typing import IO, Any

from django.apps import apps
from django.core.files import File
from django.db.models import Model
from django.db.models.signals import pre_save

from wagtail.images import get_image_model_string
from wagtail.utils.file import hash_filelike

from PIL import Image, ImageOps, JpegImagePlugin, UnidentifiedImageError


# A form that was not complete leaves its file with UploadedFile, until the editor has filled it in.
PICTURES = {
    get_image_model_string(): "file",
    "wagtailcore.UploadedFile": "file",
    "wagtailmedia.Media": "thumbnail",
    "wagtailusers.UserProfile": "avatar",
}
FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
# These lose a little each time that they are written. Without such data they stay as they are.
WRITTEN_ONLY_IF_NEEDED = {"WEBP", "AVIF", "HEIF"}
DATA = ("exif", "xmp")
# Nobody sees a difference to the original at this quality.
QUALITY = 90
ORIENTATION = 0x0112
HALF_WIDTH = 1  # what Pillow calls 4:2:2
PNG_BEGINNING = b"\x89PNG\r\n\x1a\n"
PNG_PARTS = set(
    b"IHDR PLTE IDAT IEND tRNS bKGD sBIT pHYs gAMA cHRM sRGB iCCP cICP mDCV cLLI".split()
)

logger = logging.getLogger(__name__)


def connect() -> None:
    """Watch over all models of the admin that take pictures."""
    for label in PICTURES:
        pre_save.connect(clean_upload, apps.get_model(label), dispatch_uid=f"picture_data.{label}")


def clean_upload(sender: type[Model], instance: Any, raw: bool = False, **kwargs: object) -> None:
    """Put a clean file in the place of one that is about to be stored."""
    field = PICTURES[sender._meta.label]
    upload = getattr(instance, field)
    if raw or not upload or upload._committed:
        return
    upload.open()
    data = cleaned(upload)
    if data is None:
        return
    # Setting the file also makes the model measure the picture anew.
    setattr(instance, field, File(BytesIO(data), name=upload.name))
    if hasattr(instance, "file_hash"):
        instance.file_size, instance.file_hash = len(data), hash_filelike(BytesIO(data))


def cleaned(file: IO[bytes]) -> bytes | None:
    """Return the picture in a file without the data that came with it, or None where the file is to stay as it is.

    That is so for moving pictures, which no camera makes and which would not survive unchanged, and for what Pillow
    does not know. SVG is among that: it is text that somebody drew, no camera writes into it, and this site takes it
    from nobody but the starter content.
    """
    file.seek(0)
    try:
        Image.init()
        with Image.open(file, formats=[name for name in FORMATS if name in Image.OPEN]) as picture:
            return _written(picture, file) if _is_to_be_written(picture) else None
    except UnidentifiedImageError:
        return None
    except Exception:
        # Pillow says in a dozen ways that a picture is broken. Whether it is taken is for Wagtail's forms to say.
        logger.exception("A picture could not be read, and keeps what its camera wrote into it.")
        return None
    finally:
        file.seek(0)


def _is_to_be_written(picture: Image.Image) -> bool:
    # A phone's JPEG may hold a second picture, for depth or as a preview: it is no animation, and goes.
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        return False
    return picture.format not in WRITTEN_ONLY_IF_NEEDED or any(map(picture.info.get, DATA))


def _written(picture: Image.Image, file: IO[bytes]) -> bytes:
    turned = _is_turned(picture)
    if picture.format == "PNG" and not turned:
        return _without_words(file)
    options = {
        "icc_profile": picture.info.get("icc_profile"),
        "exif": b"",
        "xmp": b"",
        **_options(picture, file, turned),
    }
    if turned:
        ImageOps.exif_transpose(picture, in_place=True)
    transparency = picture.info.get("transparency")
    picture.info = {} if transparency is None else {"transparency": transparency}
    target = "JPEG" if picture.format == "MPO" else picture.format
    with BytesIO() as out:
        picture.save(out, target, **options)
        return out.getvalue()


def _is_turned(picture: Image.Image) -> bool:
    try:
        return picture.getexif().get(ORIENTATION, 1) != 1
    except Exception:  # What cannot be read does not say which way is up, and goes all the same.
        return False


def _options(picture: Image.Image, file: IO[bytes], turned: bool) -> dict[str, Any]:
    """Return how to write a picture so that it looks as it did."""
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        # With its own tables, which is what Pillow calls "keep", also for one that is turned. Colours that were thinned
        # out in one direction only would be thinned out in both.
        sampling = JpegImagePlugin.get_sampling(picture)
        return {
            "qtables": picture.quantization,
            "subsampling": 0 if turned and sampling == HALF_WIDTH else sampling,
            "progressive": bool(picture.info.get("progressive")),
            "optimize": True,
        }
    if picture.format == "WEBP":
        return {"quality": QUALITY, "lossless": _is_lossless(picture, file)}
    if picture.format == "HEIF":
        return {"quality": QUALITY, "exif": None}
    return {"quality": QUALITY} if picture.format == "AVIF" else {}


def _is_lossless(picture: Image.Image, file: IO[bytes]) -> bool:
    """Tell which of its two ways to write pictures a WebP uses: its name stands behind the profile of colours."""
    file.seek(0)
    head = file.read(64 + len(picture.info.get("icc_profile") or b""))
    return b"VP8L" in head


def _without_words(file: IO[bytes]) -> bytes:
    """Return a PNG with the parts that make the picture: as they are, in a moment, and with all their bits."""
    file.seek(0)
    parts, kind = [file.read(len(PNG_BEGINNING))], b""
    while kind != b"IEND":
        head = file.read(8)
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        rest = file.read(length + 4)
        if len(rest) < length + 4:
            raise EOFError
        if kind in PNG_PARTS:
            parts.append(head + rest)
    return b"".join(parts)
