"""The facts that may stand in square brackets, for each place of an activity file."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from activities.blocks import choices
from activities.pages.children import MaterialSource
from activities.pages.choices import Licence
from toolkit_site.starter.reading.bracket_facts import Slot, word_slot


# Objectives, competences
OBJECTIVE = word_slot("kind", _("kind of objective"), choices.ObjectiveKind)
COMPETENCE = Slot(
    "competence",
    _("competence"),
    pattern=r"[a-z0-9-]+:[A-Za-z0-9.]+",
    example="film-literacy:FL1",
    needed=True,
)
LEVEL = Slot("level", _("level"), pattern=r"level ([1-4])", example="level 2", needed=True)

# Preparation, materials
WHEN = word_slot("when", _("time of preparation"), choices.PreparationTime)
WHO = word_slot("who", _("role"), choices.PreparationRole)
QUANTITY = Slot(
    "quantity",
    _("quantity"),
    pattern=r"(?P<number>\d{1,5}(?:\.\d{1,2})?)(?: (?P<unit>.+?))? (?P<rule>[a-z-]+)",
    example="1 per-subgroup",
    needed=True,
)
SPARE = Slot("spare", _("spare"), pattern=r"spare (\d{1,3}) ?%", example="spare 10%")
SOURCE = word_slot("source", _("source"), MaterialSource)
USED_UP = Slot("used up", _("mark"), words=("used up",))

# Steps, debrief
MINUTES = Slot("minutes", _("minutes"), pattern=r"(\d{1,4}) ?min", example="10 min", needed=True)
PHASE = word_slot("phase", _("phase"), choices.StepPhase)
GROUPING = word_slot("grouping", _("grouping"), choices.Grouping)
OPTIONAL = Slot("optional", _("mark"), words=("optional",))
TRIM = Slot("trim", _("trim priority"), pattern=r"trim ([123])", example="trim 1")
STAGE = word_slot("stage", _("stage"), choices.DebriefStage)

# Variations, care
AFFECTS = word_slot("affects", _("effect"), choices.VariationEffect, needed=False, many=True)
NEED = word_slot("need", _("need"), choices.AccessNeed)
RISK = word_slot("kind", _("kind of risk"), choices.SafetyKind)
FORM = Slot("form", _("mark"), words=("form",))

# Film extracts, sources
TIMES = Slot(
    "times",
    _("time codes"),
    pattern=r"(\d{1,2}:\d\d:\d\d) ?[–-] ?(\d{1,2}:\d\d:\d\d)",
    example="00:02:10–00:03:05",
)
RIGHTS = word_slot("rights", _("right to show it"), choices.ClipRights)
OFFLINE = Slot("offline", _("mark"), words=("offline",))
LICENCE = word_slot("licence", _("licence"), Licence, needed=False)
