"""Facts as short labels in the reader's language: “60–75 min”, “6–24 people”, “13+”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from activities.pages.choices import Setting
from activities.pages.fields import labels_of


if TYPE_CHECKING:
    from activities.pages.activity import ActivityMixin


# Keeps the second number on the line of the first: a dash alone lets a line end behind it.
UNBROKEN_DASH = "–\u2060"


def span(low: int, high: int | None) -> str:
    """Return `60–75`, or `60` when both ends are the same; `13+` without an upper end."""
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}{UNBROKEN_DASH}{high}"


def minutes_label(minutes: int) -> str:
    """Return minutes as `45 min` or `1 h 15 min`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def time_label(activity: ActivityMixin) -> str:
    return _("%(span)s min") % {"span": span(activity.run_min_min, activity.run_min_max)}


def preparation_label(activity: ActivityMixin) -> str:
    return (
        minutes_label(activity.prep_min) if activity.prep_min else pgettext("preparation", "none")
    )


def group_label(activity: ActivityMixin) -> str:
    people = span(activity.group_min, activity.group_max)
    return ngettext("%(span)s person", "%(span)s people", activity.group_max) % {"span": people}


def age_label(activity: ActivityMixin) -> str:
    return span(activity.age_min, activity.age_max)


def settings_label(activity: ActivityMixin) -> str:
    return ", ".join(labels_of(activity.settings, Setting))
