"""The door of the modules app: its models live in its rooms, and outsiders import them from here."""

from __future__ import annotations

from modules.learners.models import CodeGuesses, Learner, LearnerRecord, ReceivedWrite, Tally
from modules.learning_paths.pages import LearningPathIndexPage, LearningPathPage
from modules.pages.index_page import ModuleIndexPage
from modules.pages.module import ModuleCompetence, ModuleMixin, ModulePage
from modules.pages.unit import UnitCompetence, UnitMixin, UnitPage
from modules.progress.models import PathRecord, StepRecord
from modules.questions.models import Answer
from modules.reflections.models import OtherVersion, Reflection, SelfAssessment, SharedLink
from modules.youthpass.models import Goal, OtherText, OutcomeText, PartnerComment, PartnerLink


__all__ = [
    "Answer",
    "CodeGuesses",
    "Goal",
    "Learner",
    "LearnerRecord",
    "LearningPathIndexPage",
    "LearningPathPage",
    "ModuleCompetence",
    "ModuleIndexPage",
    "ModuleMixin",
    "ModulePage",
    "OtherText",
    "OtherVersion",
    "OutcomeText",
    "PartnerComment",
    "PartnerLink",
    "PathRecord",
    "ReceivedWrite",
    "Reflection",
    "SelfAssessment",
    "SharedLink",
    "StepRecord",
    "Tally",
    "UnitCompetence",
    "UnitMixin",
    "UnitPage",
]
