"""Topics: what an activity is about. The first level (film language, territorial cooperation, …) is the strand."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField


class Topic(index.Indexed, TranslatableMixin, models.Model):
    """A subject under which activities are found."""

    MAX_DEPTH = 3

    slug = models.SlugField(
        _("slug"),
        max_length=60,
        help_text=_("The short name in addresses. Do not change it later."),
    )
    title = models.CharField(_("title"), max_length=80)
    description = models.CharField(
        _("description"),
        max_length=250,
        blank=True,
        default="",
        help_text=_("One sentence: what belongs here."),
    )
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("under"),
        help_text=_("Leave empty for a new strand, the first level of the library."),
    )
    sort_order = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Small numbers come first.")
    )

    search_fields: ClassVar[list] = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]
    panels: ClassVar[list] = [
        TitleFieldPanel("title", targets=["slug"]),
        FieldPanel("description"),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("slug", widget=SlugInput), FieldPanel("sort_order")]),
    ]
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("sort_order", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("sort_order", "title")
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["slug", "locale"], name="unique_topic_slug")
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a topic below itself and a tree deeper than three levels.

        Raises:
            ValidationError: with the message on `parent`.
        """
        super().clean()
        seen, depth, above = {self.pk} - {None}, 1, self.parent
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": _("A topic cannot stand below itself.")})
            seen.add(above.pk)
            depth, above = depth + 1, above.parent
        if depth > self.MAX_DEPTH:
            raise ValidationError({"parent": _("Topics have at most three levels.")})
