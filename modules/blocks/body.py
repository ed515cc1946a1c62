"""What a unit is made of."""

from __future__ import annotations

from wagtail import blocks

from modules.blocks.activity import ActivityReferenceBlock
from modules.blocks.film import FilmClipBlock
from modules.blocks.reading import PictureBlock, text_block
from modules.blocks.reflection import ReflectionPromptBlock
from modules.blocks.self_check import SelfCheckBlock, question_types


def body_types() -> list[tuple[str, blocks.Block]]:
    """Return every block of a unit under the name that it is stored with."""
    return [
        ("text", text_block()),
        ("picture", PictureBlock()),
        ("clip", FilmClipBlock()),
        ("activity", ActivityReferenceBlock()),
        ("self_check", SelfCheckBlock()),
        *question_types(),
        ("reflection", ReflectionPromptBlock()),
    ]
