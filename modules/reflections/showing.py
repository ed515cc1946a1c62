"""A reflection prompt as its learner sees it: with her words, and those that lie beside."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse

from modules.learners.models import Learner
from modules.learners.sealing import lost, readable
from modules.reflections.models import LONGEST, OtherVersion, Reflection


@dataclass(frozen=True)
class ShownReflection:
    """Everything that the template of a prompt may use beside the prompt itself."""

    id: UUID
    address: str
    text: str = ""
    version: int = 0
    others: tuple[OtherVersion, ...] = ()
    problem: str = ""
    lang: str = ""
    is_saved: bool = False
    longest: int = LONGEST
    # Fresh for each form: a form that is sent twice is one write.
    write: UUID = field(default_factory=uuid.uuid4)


def reflections_of(learner: Learner | None, page_key: UUID) -> dict[UUID, Reflection]:
    """Return what a learner wrote in a unit, by block (two queries, none without a learner)."""
    if learner is None or learner._state.adding:
        return {}
    mine = Reflection.objects.filter(learner=learner, page_key=page_key)
    return {one.block_id: one for one in mine.prefetch_related("others")}


def show_reflection(
    address: str, block_id: UUID, kept: Reflection | None, *, lang: str = ""
) -> ShownReflection:
    """Return a prompt's form with what is kept. `address` is where it is sent to."""
    if kept is None:
        return ShownReflection(block_id, address, lang=lang)
    others: Iterable[OtherVersion] = kept.others.all()
    return ShownReflection(
        id=block_id,
        address=address,
        text=readable(kept.text),
        version=kept.version,
        others=tuple(others),
        problem=lost(kept.text),
        lang=lang,
    )


def address_of(page_key: UUID, block_id: UUID) -> str:
    """Return where the form of a prompt is sent to."""
    return reverse("learn_reflection", kwargs={"page_key": page_key, "block_id": block_id})
