"""The matrix in the admin: pages and snippets, or whole sections, by language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.matrix import export
from toolkit_site.translation.matrix.counting import Cell, Row, cells, totals
from toolkit_site.translation.matrix.filters import MatrixFilterSet
from toolkit_site.translation.matrix.sections import Section, sections_of
from toolkit_site.translation.teams.permissions import (
    locale_ids_to_translate,
    user_can_see_matrix,
)
from toolkit_site.translation.teams.refusal import refuse


@dataclass
class MatrixRow:
    """A line of the table; `cells` follow the order of the columns, None where nothing was submitted."""

    title: str
    section: Section
    by_locale: Row
    cells: list[Cell | None]
    is_section: bool = False


class MatrixView(ReportView):
    """Everything that was submitted, by language: filters, totals, links to the workplace, two exports."""

    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    model = TranslationSource
    results_template_name = "translation/matrix/results.html"
    index_url_name = "translation:matrix"
    index_results_url_name = "translation:matrix_results"
    filterset_class = MatrixFilterSet
    is_searchable = True
    search_fields = ["object_repr"]
    default_ordering = ("object_repr", "pk")
    list_export = list(export.HEADINGS)
    export_headings = export.HEADINGS
    custom_value_preprocess = {
        **ReportView.custom_value_preprocess,
        str: {ReportView.FORMAT_CSV: export.as_text},
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not user_can_see_matrix(request.user):
            return refuse(request)
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[TranslationSource]:
        # The frozen content of a source is large, and no list shows it.
        return (
            super()
            .get_base_queryset()
            .filter(locale=Locale.get_default(), translations__isnull=False)
            .defer("content_json")
            .distinct()
        )

    def get_filtered_queryset(self) -> Any:
        # `get_queryset` has filtered and searched already.
        return self.get_queryset()

    def get_valid_orderings(self) -> list[Any]:
        return [self.default_ordering]

    @cached_property
    def columns(self) -> list[Any]:
        return []

    @cached_property
    def locales(self) -> list[Locale]:
        """The languages that are shown: the chosen one, or all."""
        chosen = self.request.GET.get("locale")
        everything = target_locales()
        return [one for one in everything if one.language_code == chosen] or everything

    @cached_property
    def by_section(self) -> bool:
        return self.request.GET.get("by") == "section"

    def get_filename(self) -> str:
        return f"translations-{timezone.localdate():%Y-%m-%d}"

    def decorate_paginated_queryset(self, object_list: Iterable[TranslationSource]) -> Any:
        sources = list(object_list)
        known = cells([source.pk for source in sources])
        sections = sections_of(sources)
        rows = [
            self._row(source.object_repr, sections[source.pk], known.get(source.pk, {}))
            for source in sources
        ]
        rows = self._sections(rows) if self.by_section else rows
        if self.is_export:
            return list(
                export.lines(
                    ((row.title, row.section.title, row.by_locale) for row in rows), self.locales
                )
            )
        return rows

    def get_paginate_by(self, queryset: Any) -> int | None:
        return None if self.by_section else super().get_paginate_by(queryset)

    def _row(self, title: str, section: Section, by_locale: Row) -> MatrixRow:
        return MatrixRow(title, section, by_locale, [by_locale.get(one.pk) for one in self.locales])

    def _sections(self, rows: list[MatrixRow]) -> list[MatrixRow]:
        sums: dict[Section, Row] = defaultdict(lambda: defaultdict(Cell))
        for row in rows:
            for locale_id, cell in row.by_locale.items():
                sums[row.section][locale_id].add(cell)
        found = [self._row(section.title, section, dict(sums[section])) for section in sums]
        for row in found:
            row.is_section = True
        return sorted(found, key=lambda row: row.title.casefold())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.is_export:
            return context
        sums = totals(self.object_list)
        return {
            **context,
            "locales": self.locales,
            "totals": [sums.get(one.pk) for one in self.locales],
            "by_section": self.by_section,
            "workable": locale_ids_to_translate(self.request.user),
            "section_param": self.request.GET.get("section", ""),
        }
