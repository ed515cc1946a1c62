"""Frameworks and competences. An activity points at a competence and says what shows it in the room."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField


class CompetenceFramework(index.Indexed, TranslatableMixin, models.Model):
    """A published list of competences, such as the EU key competences, with its version, source and licence."""

    code = models.SlugField(
        _("code"),
        max_length=40,
        help_text=_("The short name in files and links. Do not change it later."),
    )
    title = models.CharField(_("title"), max_length=120)
    version = models.CharField(_("version"), max_length=40, blank=True, default="")
    publisher = models.CharField(_("publisher"), max_length=120, blank=True, default="")
    source_url = models.URLField(_("source"), blank=True, default="")
    licence = models.CharField(_("licence"), max_length=160, blank=True, default="")
    description = models.TextField(_("description"), blank=True, default="")
    provisional = models.BooleanField(
        _("provisional"), default=False, help_text=_("The list may still change.")
    )

    search_fields: ClassVar[list] = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]
    panels: ClassVar[list] = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("version")]),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("licence")]),
        FieldPanel("source_url"),
        FieldPanel("provisional"),
    ]
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField(name, overridable=False)
        for name in ("code", "version", "publisher", "source_url", "licence", "provisional")
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("competence framework")
        verbose_name_plural = _("competence frameworks")
        ordering = ("title",)
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["code", "locale"], name="unique_framework_code")
        ]

    def __str__(self) -> str:
        return self.title


class Competence(index.Indexed, TranslatableMixin, models.Model):
    """One competence of a framework; areas are competences with children."""

    framework = models.ForeignKey(
        CompetenceFramework, models.CASCADE, related_name="competences", verbose_name=_("framework")
    )
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("area"),
    )
    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("title"), max_length=160)
    description = models.TextField(_("description"), blank=True, default="")
    uri = models.URLField(
        _("URI"), blank=True, default="", help_text=_("Where the framework defines it, if it does.")
    )
    sort_order = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Small numbers come first.")
    )

    search_fields: ClassVar[list] = [
        index.SearchField("title"),
        index.SearchField("code"),
        index.AutocompleteField("title"),
        index.AutocompleteField("code"),
        index.FilterField("locale_id"),
        index.FilterField("framework_id"),
    ]
    panels: ClassVar[list] = [
        FieldPanel("framework"),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("sort_order")]),
        FieldPanel("title"),
        FieldPanel("description"),
        FieldPanel("uri"),
    ]
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField(name, overridable=False) for name in ("code", "uri", "sort_order")
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ("framework", "sort_order", "code")
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["framework", "code", "locale"], name="unique_competence_code"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def clean(self) -> None:
        """Refuse an area of another framework, and a competence that is its own area.

        Raises:
            ValidationError: with the message on `parent`.
        """
        super().clean()
        if self.parent is None:
            return
        if self.pk and self.pk in (self.parent.pk, self.parent.parent_id):
            raise ValidationError({"parent": _("A competence cannot stand below itself.")})
        if self.parent.framework_id != self.framework_id:
            raise ValidationError({"parent": _("The area belongs to another framework.")})
