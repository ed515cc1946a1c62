"""How competences and frameworks are edited in Wagtail's admin."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.views.snippets import SnippetViewSet

from activities.competences.models import Competence, CompetenceFramework


class CompetenceFrameworkViewSet(SnippetViewSet):
    """Frameworks: few, and mostly read."""

    model = CompetenceFramework
    icon = "crosshairs"
    menu_label = _("Frameworks")
    list_display: ClassVar[list] = ["title", "version", "publisher", "provisional"]
    list_per_page = 50


class CompetenceViewSet(SnippetViewSet):
    """Competences: found by framework or by words."""

    model = Competence
    icon = "crosshairs"
    menu_label = _("Competences")
    list_display: ClassVar[list] = ["code", "title", "framework"]
    list_filter: ClassVar[list] = ["framework"]
    list_per_page = 100
