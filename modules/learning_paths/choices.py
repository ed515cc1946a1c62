"""Coded choices of paths."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Wanted(models.TextChoices):
    """How many of the steps that a rule names."""

    NOTHING = "nothing", _("No other step")
    ALL = "all", _("All of these steps")
    ANY = "any", _("Any one of these steps")


class Force(models.TextChoices):
    """What a rule does to somebody who has not done what it wants."""

    ADVICE = "advice", _("Advice: the step stays open, with a word about it")
    LOCK = "lock", _("Lock: the step opens afterwards")


class State(models.TextChoices):
    """How a step stands for one learner. Never stored: it follows from what she has done."""

    DONE = "done", pgettext_lazy("a step", "Done")
    NEXT = "next", pgettext_lazy("a step", "Next")
    OPEN = "open", pgettext_lazy("a step", "Open")
    ADVISED_AGAINST = "advised-against", pgettext_lazy("a step", "Better later")
    LOCKED = "locked", pgettext_lazy("a step", "Not open yet")


class Kind(models.TextChoices):
    """What a step is. Never stored: it follows from the page."""

    UNIT = "unit", _("Unit")
    ACTIVITY = "activity", _("Activity with a group")
