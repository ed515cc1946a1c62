"""Rows that belong to an activity: materials, topics, competences, credits, sources, links to other activities.

Each is translatable, because the translation engine rebuilds rows that are not, and whatever points
at them would dangle.
The abstract half serves sites that bring their own activity page.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from activities.competences.models import Competence
from activities.pages.choices import Licence
from activities.pages.form_parts import ALIGNED, aligned_row
from activities.topics.models import Topic


def _synchronised(*names: str) -> list[SynchronizedField]:
    return [SynchronizedField(name, overridable=False) for name in ("sort_order", *names)]


class ActivityRow(TranslatableMixin, Orderable):
    """A row of an activity, in its order."""

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True


class MaterialRule(models.TextChoices):
    """What a quantity is multiplied with."""

    FIXED = "fixed", _("in all")
    PER_PARTICIPANT = "per-participant", _("per participant")
    PER_PAIR = "per-pair", _("per pair")
    PER_SUBGROUP = "per-subgroup", _("per team")
    PER_FACILITATOR = "per-facilitator", _("per facilitator")
    PER_STATION = "per-station", _("per station")
    PER_ROOM = "per-room", _("per room")


class MaterialSource(models.TextChoices):
    """Where a thing comes from: groups the shopping list."""

    BUY = "buy", _("Buy")
    BORROW = "borrow", _("Borrow")
    PRINT = "print", _("Print")
    BRING = "bring", _("Bring along")
    HAVE = "have", _("In the house")


class Material(ActivityRow):
    """A thing to have in the room, with the rule by which its quantity grows with the group."""

    item = models.CharField(_("item"), max_length=120)
    quantity = models.DecimalField(
        _("quantity"),
        max_digits=7,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    unit = models.CharField(
        _("unit"),
        max_length=20,
        blank=True,
        default="",
        help_text=_("m, kg, set … or empty."),
    )
    rule = models.CharField(
        _("for whom"), max_length=20, choices=MaterialRule.choices, default=MaterialRule.FIXED
    )
    spare_percent = models.PositiveSmallIntegerField(
        _("spare (%)"),
        default=0,
        validators=[MaxValueValidator(200)],
        help_text=_("More than needed."),
    )
    consumable = models.BooleanField(_("used up"), default=False)
    source = models.CharField(
        _("where from"), max_length=12, choices=MaterialSource.choices, default=MaterialSource.HAVE
    )
    note = models.CharField(_("note"), max_length=250, blank=True, default="")

    panels: ClassVar[list] = [
        aligned_row("item", "note"),
        aligned_row("quantity", "unit", "rule"),
        aligned_row("spare_percent", "source", "consumable"),
    ]
    override_translatable_fields: ClassVar[list] = _synchronised(
        "quantity", "rule", "spare_percent", "consumable", "source"
    )

    class Meta(ActivityRow.Meta):
        abstract = True
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def __str__(self) -> str:
        return self.item


class CompetenceLink(ActivityRow):
    """A competence that the activity trains, how far, and what shows it."""

    class Level(models.IntegerChoices):
        """How far the activity goes with a competence."""

        DISCOVER = 1, _("Discover")
        WITH_HELP = 2, _("Use with help")
        USE = 3, _("Use alone")
        TEACH = 4, _("Teach others")

    competence = models.ForeignKey(
        Competence, models.CASCADE, related_name="+", verbose_name=_("competence")
    )
    level = models.PositiveSmallIntegerField(
        _("level"), choices=Level.choices, default=Level.DISCOVER
    )
    evidence = models.CharField(
        _("what shows it"),
        max_length=250,
        help_text=_("One line: what a person does in the room that shows it."),
    )

    panels: ClassVar[list] = [
        aligned_row("competence", "level"),
        FieldPanel("evidence", widget=AdminAutoHeightTextInput(attrs={"rows": 1})),
    ]
    # The link keeps pointing at the source row; labels are found by translation key when they are shown.
    override_translatable_fields: ClassVar[list] = _synchronised("competence", "level")

    class Meta(ActivityRow.Meta):
        abstract = True
        verbose_name = _("competence")
        verbose_name_plural = _("competences")


class TopicLink(ActivityRow):
    """A topic under which the activity is found."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+", verbose_name=_("topic"))

    panels: ClassVar[list] = [FieldPanel("topic")]
    override_translatable_fields: ClassVar[list] = _synchronised("topic")

    class Meta(ActivityRow.Meta):
        abstract = True
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Credit(ActivityRow):
    """A person or group, and what they did."""

    class Role(models.TextChoices):
        """What somebody contributed."""

        AUTHOR = "author", _("Author")
        ADAPTER = "adapter", _("Adapted by")
        TRANSLATOR = "translator", _("Translator")
        REVIEWER = "reviewer", _("Reviewer")
        TESTER = "tester", _("Tested by")
        ILLUSTRATOR = "illustrator", _("Illustrator")

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.AUTHOR)

    panels: ClassVar[list] = [aligned_row("name", "role")]
    override_translatable_fields: ClassVar[list] = _synchronised("name", "role")

    class Meta(ActivityRow.Meta):
        abstract = True
        verbose_name = _("credit")
        verbose_name_plural = _("credits")


class Source(ActivityRow):
    """What the activity was adapted from: title, author, source, licence, and what was changed."""

    title = models.CharField(_("title"), max_length=160)
    author = models.CharField(_("author"), max_length=160, blank=True, default="")
    url = models.URLField(_("address"), blank=True, default="")
    licence = models.CharField(
        _("licence"), max_length=24, choices=Licence.choices, default=Licence.CC_BY_SA
    )
    changes = models.CharField(_("what was changed"), max_length=250, blank=True, default="")

    panels: ClassVar[list] = [
        aligned_row("title", "author"),
        aligned_row("url", "licence"),
        FieldPanel("changes"),
    ]
    override_translatable_fields: ClassVar[list] = _synchronised(
        "title", "author", "url", "licence"
    )

    class Meta(ActivityRow.Meta):
        abstract = True
        verbose_name = _("adapted from")
        verbose_name_plural = _("adapted from")


class Neighbour(ActivityRow):
    """An activity that fits before or after this one."""

    class Direction(models.TextChoices):
        """Before or after."""

        PRIOR = "prior", _("Do this first")
        NEXT = "next", _("Do this next")

    direction = models.CharField(
        _("order"), max_length=8, choices=Direction.choices, default=Direction.NEXT
    )
    activity = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("activity")
    )

    panels: ClassVar[list] = [
        FieldRowPanel(
            [FieldPanel("direction"), PageChooserPanel("activity", "activities.ActivityPage")],
            classname=ALIGNED,
        ),
    ]
    override_translatable_fields: ClassVar[list] = _synchronised("direction", "activity")

    class Meta(ActivityRow.Meta):
        abstract = True
        verbose_name = _("neighbour")
        verbose_name_plural = _("before and after")
