"""What the matrix can be narrowed down to. Shareable: everything stands in the address."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

import django_filters

from toolkit_site.translation.matrix.sections import in_section
from toolkit_site.translation.progress.models import TranslationProgress


_KNOWN = F("words_proposed") + F("words_translated") + F("words_approved") + F("words_stale")

# What a person looks for: name in the address, name for people, which counters say so.
SITUATIONS = {
    "stale": (_("The original has changed"), Q(words_stale__gt=0)),
    "to_do": (
        _("Something to translate"),
        Q(words__gt=_KNOWN) | Q(words_proposed__gt=0) | Q(words_stale__gt=0),
    ),
    "to_review": (_("Something to approve"), Q(words_translated__gt=0)),
    "approved": (_("Everything approved"), Q(words=F("words_approved"))),
}


def _source_types(request: Any) -> QuerySet[ContentType]:
    used = TranslationSource.objects.order_by().values("specific_content_type_id")
    return ContentType.objects.filter(pk__in=used)


def _target_locales(request: Any) -> QuerySet[Locale]:
    return Locale.objects.exclude(pk=Locale.get_default().pk)


class MatrixFilterSet(WagtailFilterSet):
    """Kind, section, language and situation; a language without a situation only hides the other columns."""

    kind = ContentTypeFilter(
        label=_("Kind"), field_name="specific_content_type", queryset=_source_types
    )
    locale = django_filters.ModelChoiceFilter(
        label=_("Language"),
        queryset=_target_locales,
        to_field_name="language_code",
        method="with_situation",
    )
    situation = django_filters.ChoiceFilter(
        label=_("Situation"),
        choices=[(name, label) for name, (label, _query) in SITUATIONS.items()],
        method="with_situation",
    )

    class Meta:
        model = TranslationSource
        fields: list[str] = []

    def with_situation(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """Keep what is in the situation in the chosen language, or in any where none is chosen.

        Both filters lead here, each with its own value; the situation does the work, so that it is done once.
        """
        if name != "situation":
            return queryset
        locale = self.form.cleaned_data.get("locale")
        progress = TranslationProgress.objects.filter(
            SITUATIONS[value][1], translation__source=OuterRef("pk"), translation__enabled=True
        )
        if locale:
            progress = progress.filter(translation__target_locale=locale)
        return queryset.filter(Exists(progress))

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Narrow down by section, too, which is a link in the table rather than a field of the form."""
        queryset = super().filter_queryset(queryset)
        section = self.data.get("section", "") if self.data else ""
        return in_section(queryset, section) if section else queryset
