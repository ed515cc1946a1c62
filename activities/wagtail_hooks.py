"""What the app registers with Wagtail's admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from activities.competences.viewsets import CompetenceFrameworkViewSet, CompetenceViewSet
from activities.topics.viewsets import TopicViewSet


class VocabularyViewSetGroup(SnippetViewSetGroup):
    """Topics, competences and frameworks under one menu item."""

    menu_label = _("Vocabulary")
    menu_icon = "tag"
    menu_order = 250
    items = (TopicViewSet, CompetenceViewSet, CompetenceFrameworkViewSet)


register_snippet(VocabularyViewSetGroup)
