"""What an activity's facts must satisfy. Pure functions; the page's `clean()` raises what they find."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from django.db import models
from django.utils.translation import gettext_lazy as _


if TYPE_CHECKING:
    from activities.pages.activity import ActivityMixin

RANGES = (
    ("run_min_min", "run_min_max"),
    ("group_min", "group_ideal", "group_max"),
    ("age_min", "age_max"),
)


def fact_errors(activity: ActivityMixin) -> dict[str, Any]:
    """Return a message per field whose value contradicts another one; empty when all is well."""
    errors: dict[str, Any] = {}
    for chain in RANGES:
        errors.update(_range_errors(activity, chain))
    if _more(activity.debrief_min, activity.run_min_max):
        errors["debrief_min"] = _("The debrief is longer than the whole activity.")
    if _more(activity.subgroup_size, activity.group_max):
        errors["subgroup_size"] = _("A team cannot be larger than the largest group.")
    return errors


def _range_errors(activity: ActivityMixin, chain: tuple[str, ...]) -> dict[str, Any]:
    errors: dict[str, Any] = {}
    for smaller, larger in pairwise(chain):
        if _more(getattr(activity, smaller), getattr(activity, larger)):
            # RANGES names columns; a relation from elsewhere would have no verbose name.
            column = cast("models.Field[Any, Any]", activity._meta.get_field(smaller))
            errors[larger] = _("This is smaller than “%(other)s”.") % {"other": column.verbose_name}
    return errors


def _more(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one > other
