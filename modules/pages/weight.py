"""How heavy a unit is: what a learner with a small data plan would load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modules.blocks.clip_values import MEGABYTE, file_size
from modules.pages.contents import clips, pictures


if TYPE_CHECKING:
    from modules.pages.unit import UnitMixin

# The template of pictures asks for the same.
SERVED = "max-1200x900|preserve-svg"
# A unit without clips should load in a minute on a slow phone; clips load only when they are asked for.
PICTURES_MAX = 1.0
CLIP_MAX = 25.0


@dataclass(frozen=True)
class Weight:
    """Megabytes: clips as they were uploaded, pictures as they are served."""

    clips: float
    pictures: float

    @property
    def total(self) -> float:
        return self.clips + self.pictures


def unit_weight(unit: UnitMixin) -> Weight:
    """Return what the clips and pictures of a unit weigh."""
    # A clip that a question asks about again is loaded once.
    sizes = {clip["video"].pk: clip.megabytes or 0 for clip in clips(unit) if clip["video"]}
    served = {picture.pk: _served_size(picture) for picture in pictures(unit)}
    return Weight(sum(sizes.values()), sum(served.values()) / MEGABYTE)


def _served_size(picture: Any) -> int:
    try:
        return file_size(picture.get_rendition(SERVED).file) or 0
    # A picture whose file is gone or broken weighs nothing, and the check-list must not fail over it.
    except (OSError, ValueError):
        return 0
