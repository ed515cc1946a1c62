"""The pictures of units for paper: renditions, pictures with numbered places, and codes."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.template.loader import render_to_string

from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError

from activities.pages.sheet import PAPER_RENDITION
from modules.printing import codes


logger = logging.getLogger(__name__)

PICTURE: Final = "picture"
POSTER: Final = "poster"
SCENE: Final = "scene"
# Numbers on a picture are about this part of its width high, so that they can be read at any size.
MARKER: Final = 0.026


@dataclass
class Pictures:
    """What the `src` of pictures in our templates stands for: `picture:12`, `poster:3`, `scene:<block>`, `code:https://…`.

    Nothing else is resolved: words of editors name no file.
    """

    scenes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    images: dict[str, Any] = field(default_factory=dict)
    films: dict[str, Any] = field(default_factory=dict)

    def add(self, images: Iterable[Any]) -> None:
        """Make these images known, with their renditions (two queries)."""
        keys = {image.pk for image in images}
        ready = get_image_model().objects.prefetch_renditions(PAPER_RENDITION)
        self.images.update({str(pk): image for pk, image in ready.in_bulk(keys).items()})

    def add_posters(self, films: Iterable[Any]) -> None:
        """Make the pictures known that are shown before these films play."""
        self.films.update({str(film.pk): film for film in films if film.thumbnail})

    def add_scene(self, name: str, image: Any, places: Any) -> None:
        """Make a picture known on which places are marked with numbers."""
        self.scenes[name] = (image, places)

    def resolve(self, src: str) -> bytes | None:
        """Return the bytes of a picture, or None for what is unknown, missing or broken."""
        kind, _colon, name = src.partition(":")
        if kind == PICTURE:
            return self._content(self.images.get(name))
        if kind == POSTER and name in self.films:
            return _poster(self.films[name])
        if kind == SCENE and name in self.scenes:
            return self._scene(*self.scenes[name])
        return codes.drawn(name) if src.startswith(codes.PREFIX) else None

    def _content(self, image: Any) -> bytes | None:
        try:
            with image.get_rendition(PAPER_RENDITION).file.open("rb") as file:
                content: bytes = file.read()
        # A missing file costs the picture, not the paper: its words stand there instead.
        except (AttributeError, SourceImageIOError, OSError, ValueError) as error:
            logger.warning("Picture %s cannot be printed: %s", image, error)
            return None
        return content

    def _scene(self, image: Any, places: Iterable[Any]) -> bytes | None:
        known = self.images.get(str(image.pk)) if image else None
        content = self._content(known)
        if known is None or content is None:
            return None
        size = known.get_rendition(PAPER_RENDITION)
        width, height = round(size.width), round(size.height)
        kind = "svg+xml" if known.is_svg() else "jpeg"
        marker = width * MARKER
        context = {
            "width": width,
            "height": height,
            "data": f"data:image/{kind};base64,{b64encode(content).decode()}",
            "radius": f"{marker:.1f}",
            "stroke": f"{marker / 6:.1f}",
            "font": f"{marker * 1.3:.1f}",
            "markers": [_marker(place, width, height, marker) for place in places],
        }
        return render_to_string("modules/printing/scene.svg", context).strip().encode()


def _poster(film: Any) -> bytes | None:
    try:
        with film.thumbnail.open("rb") as file:
            content: bytes = file.read()
    except (OSError, ValueError) as error:
        logger.warning("The picture of film %s cannot be printed: %s", film, error)
        return None
    return content


def _marker(place: Any, width: int, height: int, size: float) -> dict[str, Any]:
    """Return where a number stands; its baseline is a third of its height below the middle."""
    x, y = place.x * width / 100, place.y * height / 100
    return {
        "number": place.number,
        "x": f"{x:.1f}",
        "y": f"{y:.1f}",
        "baseline": f"{y + size * 0.44:.1f}",
    }
