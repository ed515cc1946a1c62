"""The door to the models of this plug-in; each stands in the room of its feature."""

from __future__ import annotations

from toolkit_site.translation.jobs.models import JobItem, TranslationJob
from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.progress.models import TranslationProgress
from toolkit_site.translation.publishing.models import Delivery, RestrictionCopy
from toolkit_site.translation.publishing.task_models import ReviewTask, TranslateTask
from toolkit_site.translation.states.models import SegmentChange, SegmentDraft, SegmentTranslation
from toolkit_site.translation.teams.models import TranslationTeam
from toolkit_site.translation.waiting.models import DigestSubscription


__all__ = [
    "Delivery",
    "DigestSubscription",
    "JobItem",
    "LocalePolicy",
    "RestrictionCopy",
    "ReviewTask",
    "SegmentChange",
    "SegmentDraft",
    "SegmentTranslation",
    "TranslateTask",
    "TranslationJob",
    "TranslationProgress",
    "TranslationTeam",
]
