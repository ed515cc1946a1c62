"""The vocabularies inside blocks: phases of a step, stages of a debrief, kinds of care."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ObjectiveKind(models.TextChoices):
    """What changes in a learner."""

    KNOWLEDGE = "knowledge", _("Knowledge")
    SKILL = "skill", _("Skill")
    ATTITUDE = "attitude", _("Attitude")
    VALUE = "value", _("Value")


class StepPhase(models.TextChoices):
    """Where in the learning cycle (after Kolb) a step stands."""

    INTRO = "intro", _("Introduction")
    EXPERIENCE = "experience", _("Experience")
    REFLECT = "reflect", _("Reflection")
    GENERALISE = "generalise", pgettext_lazy("phase of a step", "Meaning")
    APPLY = "apply", _("Transfer")
    BREAK = "break", _("Break")


class Grouping(models.TextChoices):
    """Who works with whom during a step."""

    PLENARY = "plenary", _("Whole group")
    SUBGROUP = "subgroup", _("Teams")
    PAIR = "pair", _("Pairs")
    SOLO = "solo", _("Alone")


class TrimPriority(models.TextChoices):
    """What to cut first when time runs short."""

    FIRST = "1", _("Shorten first")
    SECOND = "2", _("Shorten next")
    LAST = "3", _("Shorten last")


class DebriefStage(models.TextChoices):
    """The three stages of a debrief."""

    WHAT = "what", _("What happened?")
    SO_WHAT = "so-what", _("So what?")
    NOW_WHAT = "now-what", _("Now what?")


class PreparationTime(models.TextChoices):
    """When something has to be prepared."""

    BEFORE_ARRIVAL = "before-arrival", _("Before people arrive")
    DAY_BEFORE = "day-before", _("The day before")
    HOUR_BEFORE = "hour-before", _("One hour before")
    IN_ROOM = "in-room", _("In the room")


class PreparationRole(models.TextChoices):
    """Who prepares it."""

    FACILITATOR = "facilitator", _("Facilitator")
    HOST = "host", _("Host")
    PARTICIPANTS = "participants", _("Participants")


class VariationEffect(models.TextChoices):
    """What a variation changes."""

    TIME = "time", _("Time")
    SIZE = "size", _("Group size")
    AGE = "age", _("Age")
    SETTING = "setting", _("Setting")
    DIFFICULTY = "difficulty", _("Difficulty")
    LANGUAGE = "language", _("Language")


class AccessNeed(models.TextChoices):
    """The need that an adaptation answers."""

    MOBILITY = "mobility", _("Mobility")
    VISION = "vision", _("Vision")
    HEARING = "hearing", _("Hearing")
    NEURODIVERGENCE = "neurodivergence", _("Neurodivergence")
    LOW_LITERACY = "low-literacy", _("Little reading or writing")
    LOW_LANGUAGE = "low-language", _("Little of the common language")
    FATIGUE = "fatigue", _("Fatigue or pain")
    GENDER_CULTURE = "gender-culture", _("Gender and culture")


class SafetyKind(models.TextChoices):
    """What can go wrong."""

    PHYSICAL = "physical", _("Physical safety")
    EMOTIONAL = "emotional", _("Strong emotions")
    CHILD_PROTECTION = "child-protection", _("Child protection")
    FILMING_IN_PUBLIC = "filming-in-public", _("Filming in public")
    IMAGE_RIGHTS = "image-rights", _("Image rights")
    DATA_PROTECTION = "data-protection", _("Data protection")
    NIGHT_AND_ALCOHOL = "night-and-alcohol", _("Night and alcohol")
    TRAVEL = "travel", _("Travel")


class ClipRights(models.TextChoices):
    """On what ground a film extract may be shown."""

    PUBLIC_DOMAIN = "public-domain", _("Public domain")
    CC = "cc", _("Creative Commons licence")
    LICENSED_PLATFORM = "licensed-platform", _("Licensed platform")
    TEACHING_EXCEPTION = "teaching-exception", _("Teaching exception")
    OWN_WORK = "own-work", _("Own work")
