"""What the facilitator does: preparation, steps, debrief questions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from activities.blocks.base import (
    BODY_FEATURES,
    FORM_CLASS,
    LabelledValue,
    WordsStructBlock,
    choice_block,
)
from activities.blocks.choices import (
    DebriefStage,
    Grouping,
    PreparationRole,
    PreparationTime,
    StepPhase,
    TrimPriority,
)


class PreparationBlock(WordsStructBlock):
    """One thing to do before the group arrives."""

    text = blocks.TextBlock(rows=1, max_length=250, label=_("What to prepare"))
    when = choice_block(PreparationTime, default=PreparationTime.DAY_BEFORE, label=_("When"))
    who = choice_block(PreparationRole, default=PreparationRole.FACILITATOR, label=_("Who"))

    class Meta:
        form_classname = FORM_CLASS
        icon = "check"
        label = _("Preparation")
        label_format = "{text}"
        description = _("A tick box on the preparation list")
        template = "activities/blocks/preparation.html"
        preview_value = {
            "text": "Charge two phones per team.",
            "when": "day-before",
            "who": "facilitator",
        }
        value_class = LabelledValue


class StepBlock(WordsStructBlock):
    """One step: minutes, what to do and what to say. Sheet, cue card, plan and clock times come from it."""

    title = blocks.CharBlock(
        max_length=60, label=_("Title"), help_text=_("A few words that begin with a verb.")
    )
    minutes = blocks.IntegerBlock(min_value=1, max_value=600, label=_("Minutes"))
    phase = choice_block(StepPhase, default=StepPhase.EXPERIENCE, label=_("Phase"))
    grouping = choice_block(Grouping, default=Grouping.PLENARY, label=_("Who together"))
    instructions = blocks.RichTextBlock(
        features=BODY_FEATURES,
        label=_("What to do"),
        help_text=_(
            "Who stands where, what is handed out, what happens when the number does not divide."
        ),
    )
    say = blocks.TextBlock(
        required=False,
        default="",
        rows=3,
        label=_("What to say"),
        help_text=_("The exact words, for somebody who runs it for the first time."),
    )
    cue = blocks.CharBlock(
        required=False,
        default="",
        max_length=140,
        label=_("Cue"),
        help_text=_("The one line for a cue card. Empty: the title is used."),
    )
    needs = blocks.CharBlock(required=False, default="", max_length=200, label=_("Things at hand"))
    optional = blocks.BooleanBlock(required=False, default=False, label=_("Can be left out"))
    trim = choice_block(TrimPriority, required=False, default="", label=_("When time is short"))
    image = ImageBlock(required=False, label=_("Drawing"))

    class Meta:
        form_classname = FORM_CLASS
        icon = "list-ol"
        label = _("Step")
        label_format = "{minutes}′ {title}"
        form_layout = blocks.BlockGroup(
            children=[
                "title",
                "minutes",
                "phase",
                "grouping",
                "instructions",
                "say",
                blocks.BlockGroup(
                    children=["cue", "needs", "trim", "optional", "image"],
                    heading=_("Cue card, things at hand, drawing"),
                    classname="activity-block collapsed",
                    label_format="",
                ),
            ]
        )
        description = _("Minutes, instructions and words for one part of the activity")
        template = "activities/blocks/step.html"
        preview_value = {
            "title": "Film one gesture",
            "minutes": 20,
            "phase": "experience",
            "grouping": "subgroup",
            "instructions": "<p>Each team films the same gesture from five distances.</p>",
            "say": "You have twenty minutes. Change only the distance.",
            "cue": "Five distances, one gesture.",
            "needs": "One phone per team",
            "optional": False,
            "trim": "",
        }
        value_class = LabelledValue


class DebriefQuestionBlock(WordsStructBlock):
    """A question for the debrief, with its stage."""

    question = blocks.TextBlock(
        rows=1,
        max_length=250,
        label=_("Question"),
        help_text=_("Open: nobody can answer it with yes or no."),
    )
    stage = choice_block(DebriefStage, default=DebriefStage.WHAT, label=_("Stage"))
    optional = blocks.BooleanBlock(required=False, default=False, label=_("Optional"))

    class Meta:
        form_classname = FORM_CLASS
        icon = "help"
        label = _("Debrief question")
        label_format = "{question}"
        description = _("What happened, what it means, what comes next")
        template = "activities/blocks/debrief_question.html"
        preview_value = {
            "question": "Which distance felt closest to you?",
            "stage": "what",
            "optional": False,
        }
        value_class = LabelledValue
