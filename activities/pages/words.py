"""The words of an activity: everything that is translated, in the order in which a facilitator needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.fields import RichTextField, StreamField

from activities.blocks.adapting import (
    VariationBlock,
    constraint_block,
    learner_prompt_block,
    sign_block,
    tip_block,
)
from activities.blocks.base import BODY_FEATURES, LONG_FEATURES
from activities.blocks.care import AccessibilityBlock, SafetyBlock
from activities.blocks.learning import KeyConceptBlock, ObjectiveBlock
from activities.blocks.media import ClipBlock
from activities.blocks.running import DebriefQuestionBlock, PreparationBlock, StepBlock
from activities.pages.choices import Deliverable


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _text(label: StrOrPromise, help_text: StrOrPromise = "") -> models.TextField:
    return models.TextField(label, blank=True, default="", help_text=help_text)


class LearningWordsMixin(models.Model):
    """What people learn, and what the facilitator should know about it."""

    objectives = StreamField(
        [("objective", ObjectiveBlock())],
        blank=True,
        collapsed=True,
        max_num=5,
        verbose_name=_("objectives"),
    )
    key_concepts = StreamField(
        [("concept", KeyConceptBlock())], blank=True, collapsed=True, verbose_name=_("key concepts")
    )
    background = RichTextField(
        _("background"),
        blank=True,
        default="",
        features=LONG_FEATURES,
        help_text=_("What the facilitator should know beforehand. At most 600 words."),
    )

    class Meta:
        abstract = True


class RunningWordsMixin(models.Model):
    """What the facilitator prepares, does, says and asks."""

    room_setup = _text(_("set-up of the room"), _("Chairs, tables, walls, light."))
    room_plan = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("room plan"),
    )
    room_plan_alt = models.CharField(
        _("description of the room plan"),
        max_length=250,
        blank=True,
        default="",
        help_text=_("What it shows, in words, for people who cannot see it."),
    )
    preparation = StreamField(
        [("preparation", PreparationBlock())],
        blank=True,
        collapsed=True,
        verbose_name=_("preparation"),
    )
    steps = StreamField(
        [("step", StepBlock())], blank=True, collapsed=True, verbose_name=_("steps")
    )
    debrief = StreamField(
        [("question", DebriefQuestionBlock())],
        blank=True,
        collapsed=True,
        verbose_name=_("debrief"),
    )
    trim_plan = _text(
        _("when time is short"), _("What to cut when a quarter of the time is missing.")
    )
    plan_b = _text(_("plan B"), _("Without internet, projector or good weather."))

    class Meta:
        abstract = True


class AdaptingWordsMixin(models.Model):
    """How to run it with other people, elsewhere, at a distance."""

    tips = StreamField([("tip", tip_block())], blank=True, collapsed=True, verbose_name=_("tips"))
    variations = StreamField(
        [("variation", VariationBlock())], blank=True, collapsed=True, verbose_name=_("variations")
    )
    online_variant = RichTextField(
        _("online variant"),
        blank=True,
        default="",
        features=BODY_FEATURES,
        help_text=_("Which kind of tool, which steps change, how many minutes more."),
    )
    working_language_hint = _text(
        _("working without a common language"),
        _("Which parts need a common language, and how to do without."),
    )
    accessibility = StreamField(
        [("adaptation", AccessibilityBlock())],
        blank=True,
        collapsed=True,
        verbose_name=_("accessibility"),
    )
    safety = StreamField(
        [("note", SafetyBlock())], blank=True, collapsed=True, verbose_name=_("safety and ethics")
    )
    consent_note = _text(
        _("consent note"),
        _("Who signs what, and when. Needed when people are filmed, photographed or recorded."),
    )

    class Meta:
        abstract = True


class OutcomeWordsMixin(models.Model):
    """What comes out of it, and what happens afterwards."""

    evaluation = _text(_("evaluation"), _("How the facilitator finds out what worked."))
    indicators = StreamField(
        [("sign", sign_block())],
        blank=True,
        collapsed=True,
        max_num=3,
        verbose_name=_("signs to look for"),
    )
    follow_up = _text(_("follow-up"), _("What people do with it afterwards."))
    learner_prompts = StreamField(
        [("prompt", learner_prompt_block())],
        blank=True,
        collapsed=True,
        max_num=2,
        verbose_name=_("questions to the learner"),
    )
    clips = StreamField(
        [("clip", ClipBlock())], blank=True, collapsed=True, verbose_name=_("film extracts")
    )
    constraints = StreamField(
        [("rule", constraint_block())],
        blank=True,
        collapsed=True,
        verbose_name=_("rules of making"),
    )
    deliverable = models.CharField(
        _("result"), max_length=20, choices=Deliverable.choices, blank=True, default=""
    )
    deliverable_format = models.CharField(
        _("format of the result"),
        max_length=250,
        blank=True,
        default="",
        help_text=_("For example length, aspect ratio, file name."),
    )

    class Meta:
        abstract = True
