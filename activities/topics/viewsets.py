"""How topics are edited in Wagtail's admin."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.views.snippets import SnippetViewSet

from activities.topics.models import Topic


class TopicViewSet(SnippetViewSet):
    """Topics, listed with the topic they stand under."""

    model = Topic
    icon = "folder-open-inverse"
    menu_label = _("Topics")
    list_display: ClassVar[list] = ["title", "parent", "slug"]
    list_filter: ClassVar[list] = ["parent"]
    list_per_page = 100
