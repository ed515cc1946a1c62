"""How competences and frameworks are listed, edited and chosen in Wagtail's admin."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.models import Locale
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from activities.choosing import SourceLocaleMixin
from activities.competences.models import Competence, CompetenceFramework


class CompetenceFilterForm(SearchFilterMixin, BaseFilterForm):
    """Narrows the chooser down to one framework, or to some words."""

    framework = forms.ModelChoiceField(
        CompetenceFramework.objects.none(),
        label=_("Framework"),
        required=False,
        empty_label=_("All frameworks"),
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["framework"].queryset = CompetenceFramework.objects.filter(
            locale=Locale.get_default()
        )

    def filter(self, objects: QuerySet) -> QuerySet:
        if framework := self.cleaned_data.get("framework"):
            objects = objects.filter(framework=framework)
        return super().filter(objects)


class CompetenceChooserMixin(SourceLocaleMixin):
    """Competences framework by framework."""

    filter_form_class = CompetenceFilterForm

    def get_object_list(self) -> QuerySet:
        return super().get_object_list().select_related("framework")

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("framework", label=_("Framework"))]


class CompetenceChooseView(CompetenceChooserMixin, ChooseView):
    """The dialogue."""


class CompetenceChooseResultsView(CompetenceChooserMixin, ChooseResultsView):
    """Its list, when somebody searches or leafs through it."""


class CompetenceChooserViewSet(SnippetChooserViewSet):
    """The chooser of competences."""

    choose_view_class = CompetenceChooseView
    choose_results_view_class = CompetenceChooseResultsView


class CompetenceFrameworkViewSet(SnippetViewSet):
    """Frameworks: few, and mostly read."""

    model = CompetenceFramework
    icon = "crosshairs"
    menu_label = _("Frameworks")
    inspect_view_enabled = True  # for those who may only read them
    list_display: ClassVar[list] = ["title", "version", "publisher", "provisional"]
    list_per_page = 50


class CompetenceViewSet(SnippetViewSet):
    """Competences: found by framework or by words."""

    model = Competence
    icon = "crosshairs"
    menu_label = _("Competences")
    inspect_view_enabled = True
    chooser_viewset_class = CompetenceChooserViewSet
    chooser_per_page = 100
    list_display: ClassVar[list] = ["code", "title", "framework"]
    list_filter: ClassVar[list] = ["framework"]
    list_per_page = 100
