"""The vocabularies of an activity. Values are stable codes that files, URLs and facets use; labels are translated."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProjectPhase(models.TextChoices):
    """Where in a co-production project the activity fits."""

    LOCAL_TRAINING = "local-training", _("Local training")
    ONLINE_EXCHANGE = "online-exchange", _("Online exchange")
    INTERNATIONAL_WORKSHOP = "international-workshop", _("International workshop")
    SHOWCASE = "showcase", _("Showcase")
    FOLLOW_UP = "follow-up", _("Follow-up")


class ActivityType(models.TextChoices):
    """What kind of thing people do."""

    ENERGISER = "energiser", _("Energiser")
    ICE_BREAKER = "ice-breaker", _("Ice-breaker")
    NAME_GAME = "name-game", _("Name game")
    GROUP_BUILDING = "group-building", _("Group building")
    EXERCISE = "exercise", _("Exercise")
    SIMULATION = "simulation", _("Simulation")
    ROLE_PLAY = "role-play", _("Role play")
    DEBATE = "debate", _("Debate")
    FIELD_VISIT = "field-visit", _("Field visit")
    VIEWING = "viewing", _("Viewing and analysis")
    MAKING = "making", _("Making")
    INPUT = "input", _("Input")
    REFLECTION = "reflection", _("Reflection")
    EVALUATION = "evaluation", _("Evaluation")
    PROJECT_WORK = "project-work", _("Project work")


class GroupPhase(models.TextChoices):
    """How far a group has come with itself (after Tuckman)."""

    FORMING = "forming", _("New group")
    STORMING = "storming", _("Finding its way")
    NORMING = "norming", _("Making its rules")
    PERFORMING = "performing", _("Working well")
    ADJOURNING = "adjourning", _("Saying goodbye")


class Energy(models.IntegerChoices):
    """How much the activity moves body and mood."""

    CALM = 1, _("Calm")
    LIVELY = 2, _("Lively")
    HIGH = 3, _("High energy")


class Complexity(models.IntegerChoices):
    """How much experience the facilitator needs."""

    ANYONE = 1, _("Anyone can run it")
    SOME = 2, _("Some experience")
    EXPERIENCED = 3, _("Experienced facilitator")
    EXPERT = 4, _("Expert facilitator")


class Audience(models.TextChoices):
    """For whom it is written."""

    YOUTH = "youth", _("Young people")
    ADULT_VOLUNTEERS = "adult-volunteers", _("Adult volunteers")
    PROFESSIONALS = "professionals", _("Professionals")
    TEACHERS = "teachers", _("Teachers")
    MIXED = "mixed", _("Mixed ages")


class Setting(models.TextChoices):
    """Where people meet."""

    IN_PERSON = "in-person", _("In a room")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Hybrid")
    OUTDOOR = "outdoor", _("Outdoors")
    FIELD_VISIT = "field-visit", _("Out on a visit")


class Space(models.TextChoices):
    """How much room people need."""

    MINIMAL = "minimal", _("A small room")
    MEDIUM = "medium", _("An ordinary room")
    LARGE = "large", _("A large free floor")
    OUTDOOR = "outdoor", _("Open air")


class Noise(models.TextChoices):
    """How loud it gets: matters to whoever works next door."""

    LOW = "low", _("Quiet")
    MEDIUM = "medium", _("Talking")
    HIGH = "high", _("Loud")


class Tech(models.TextChoices):
    """Equipment without which it cannot be run."""

    PHONE = "phone", _("Phones")
    CAMERA = "camera", _("Camera and tripod")
    LAPTOP = "laptop", _("Laptop")
    PROJECTOR = "projector", _("Projector or screen")
    SPEAKERS = "speakers", _("Loudspeakers")
    INTERNET = "internet", _("Internet")


class LanguageLoad(models.TextChoices):
    """The most that is asked of everybody's common language, from nothing to writing."""

    NON_VERBAL = "non-verbal", _("No words needed")
    FEW_WORDS = "few-words", _("A few words")
    SPOKEN = "spoken", _("Speaking")
    READING = "reading", _("Reading")
    WRITING = "writing", _("Writing")


class Cost(models.TextChoices):
    """Cost of materials per person."""

    FREE = "free", _("Free")
    UNDER_1 = "under-1", _("Under €1 per person")
    ONE_TO_FIVE = "1-to-5", _("€1–5 per person")
    OVER_5 = "over-5", _("Over €5 per person")


class Mixing(models.TextChoices):
    """How subgroups are made."""

    ANY = "any", _("Any mix")
    SAME_LANGUAGE = "same-language", _("Same language")
    MIXED_NATIONAL = "mixed-national", _("Mixed countries")
    RANDOM = "random", _("By chance")
    BY_ROLE = "by-role", _("By role")


class OnlineSuitability(models.TextChoices):
    """Whether it can be run at a distance."""

    WORKS = "works", _("Works online")
    ADAPTED = "adapted", _("Works online with changes")
    NOT_RECOMMENDED = "not-recommended", _("Not recommended online")


class PlaceType(models.TextChoices):
    """The kind of place a territorial activity happens in."""

    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood")
    VENUE = "venue", _("Cultural venue")
    THIRD_PLACE = "third-place", _("Third place")
    TOWN_HALL = "town-hall", _("Town hall")
    PUBLIC_SPACE = "public-space", _("Public space")
    OTHER = "other", _("Other place")


class Deliverable(models.TextChoices):
    """What people hold in their hands at the end."""

    PHOTO = "photo", _("Photos")
    SHOT = "shot", _("Film shots")
    SEQUENCE = "sequence", _("Film sequence")
    SOUNDTRACK = "soundtrack", _("Soundtrack")
    STORYBOARD = "storyboard", _("Storyboard")
    MAP = "map", _("Map")
    AGREEMENT = "agreement", _("Agreement")
    POSTER = "poster", _("Poster")
    TEXT = "text", _("Text")


class Licence(models.TextChoices):
    """Under which terms others may use the activity."""

    CC_BY_SA = "CC-BY-SA-4.0", _("Creative Commons Attribution-ShareAlike 4.0")
    CC_BY = "CC-BY-4.0", _("Creative Commons Attribution 4.0")
    CC_BY_NC_SA = "CC-BY-NC-SA-4.0", _("Creative Commons Attribution-NonCommercial-ShareAlike 4.0")
    CC0 = "CC0-1.0", _("Public domain dedication (CC0 1.0)")
    ALL_RIGHTS = "all-rights-reserved", _("All rights reserved")

    @property
    def url(self) -> str:
        """Canonical address of the licence text; empty where there is none."""
        return LICENCE_URLS.get(self.value, "")


LICENCE_URLS = {
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


class LifeCycle(models.TextChoices):
    """How mature the activity is."""

    DRAFT = "draft", _("New, not yet tested")
    TESTED = "tested", _("Tested with groups")
    STABLE = "stable", _("Stable")
    ARCHIVED = "archived", _("Archived")
