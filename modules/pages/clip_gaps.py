"""What the clips and pictures of a unit lack: captions, transcripts, lightness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from activities.pages.checklist import Gap
from modules.blocks.captions import document_problem, language_label
from modules.pages.contents import clips, values
from modules.pages.weight import CLIP_MAX, PICTURES_MAX, unit_weight


if TYPE_CHECKING:
    from modules.pages.unit import UnitPage


def clip_gaps(unit: UnitPage) -> Iterator[Gap]:
    """Yield what the clips lack, once for a clip about which a question asks again."""
    told = {id(clip) for clip in values(unit, "clip")}
    found = [
        gap
        for clip in clips(unit)
        for gap in _gaps(clip, unit.locale.language_code, is_told=id(clip) in told)
    ]
    yield from {gap.message: gap for gap in found}.values()


def _gaps(clip: Any, language: str, *, is_told: bool) -> Iterator[Gap]:
    if not clip["video"] and not clip.player:
        yield _gap(_("The clip “%(title)s” has neither a file nor a link."), clip)
    # In a question, a transcript would tell the answer.
    if is_told and not clip["transcript"]:
        yield _gap(_("The clip “%(title)s” has no transcript."), clip)
    if clip["video"]:
        yield from _captions(clip, language)


def _captions(clip: Any, language: str) -> Iterator[Gap]:
    """Yield what is wrong with the captions of a file of ours, and in which languages it has some."""
    rows = [row for row in clip["captions"] if row["file"]]
    for row in rows:
        wrong = document_problem(row["file"])
        if wrong:
            message = _("Captions of “%(title)s”, %(language)s: %(wrong)s")
            label = language_label(row["language"])
            yield _gap(message, clip, language=label, wrong=wrong)
    codes = list(
        dict.fromkeys(row["language"].lower() for row in rows if row["kind"] != "descriptions")
    )
    if not codes:
        yield _gap(_("The clip “%(title)s” has no captions."), clip)
    elif language not in codes:
        message = _("The clip “%(title)s” has captions in %(languages)s, and none in %(language)s.")
        names = ", ".join(map(language_label, codes))
        label = language_label(language)
        yield _gap(message, clip, warning=True, languages=names, language=label)


def _gap(message: str, clip: Any, *, warning: bool = False, **words: str) -> Gap:
    return Gap(message % {"title": clip["title"], **words}, "body", warning=warning)


def weight_gaps(unit: UnitPage) -> Iterator[Gap]:
    """Yield what is heavy for those who pay for each megabyte."""
    for clip in clips(unit):
        size = clip.megabytes or 0
        if size > CLIP_MAX:
            message = _("The clip “%(title)s” has %(size)s MB: many phones cannot load that.")
            yield _gap(message, clip, warning=True, size=floatformat(size, 1))
    served = unit_weight(unit).pictures
    if served > PICTURES_MAX:
        message = _("The pictures have %(size)s MB: more than one is slow on a phone.")
        yield Gap(message % {"size": floatformat(served, 1)}, "body", warning=True)
