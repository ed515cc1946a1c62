"""The trainer's real questions, as ready-made filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from activities.pages.choices import ActivityType, Energy, LanguageLoad, Setting
from activities.search.facets import Need


@dataclass(frozen=True)
class QuickFilter:
    """A question, the values that answer it, and an icon."""

    label: Any
    values: dict[str, tuple[Any, ...]]
    icon: str


QUICK_FILTERS: tuple[QuickFilter, ...] = (
    QuickFilter(_("Under 30 minutes"), {"time": (30,)}, "clock"),
    QuickFilter(_("No screen"), {"needs": (Need.NO_SCREEN.value,)}, "phone-off"),
    QuickFilter(
        _("Works without a common language"),
        {"load": (LanguageLoad.NON_VERBAL.value, LanguageLoad.FEW_WORDS.value)},
        "speech-off",
    ),
    QuickFilter(_("Outdoors"), {"setting": (Setting.OUTDOOR.value,)}, "sun"),
    QuickFilter(
        _("Energiser now"),
        {
            "type": (ActivityType.ENERGISER.value,),
            "energy": (Energy.LIVELY.value, Energy.HIGH.value),
            "needs": (Need.NO_PREPARATION.value,),
        },
        "bolt",
    ),
    QuickFilter(_("No internet"), {"needs": (Need.NO_INTERNET.value,)}, "wifi-off"),
    QuickFilter(_("Nothing to buy or print"), {"needs": (Need.NO_MATERIALS.value,)}, "hands"),
)
