"""How topics are listed, edited and chosen in Wagtail's admin."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from activities.choosing import SourceLocaleMixin
from activities.topics.models import Topic


def _position(*whens: When, default: str) -> Case:
    return Case(*whens, default=F(default), output_field=IntegerField())


IS_STRAND = When(parent=None, then=Value(-1))
IS_SECOND = When(parent__parent=None, then=F("sort_order"))
TREE_ORDER = (
    Coalesce("parent__parent__sort_order", "parent__sort_order", "sort_order"),
    _position(IS_STRAND, IS_SECOND, default="parent__sort_order"),
    _position(When(parent__parent=None, then=Value(-1)), default="sort_order"),
    "title",
)


class TopicChooserMixin(SourceLocaleMixin):
    """Topics in the order of the tree, each with the topic it stands under."""

    ordering = TREE_ORDER

    def get_object_list(self) -> QuerySet:
        return super().get_object_list().select_related("parent")

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("parent", label=_("Under"))]


class TopicChooseView(TopicChooserMixin, ChooseView):
    """The dialogue."""


class TopicChooseResultsView(TopicChooserMixin, ChooseResultsView):
    """Its list, when somebody searches or leafs through it."""


class TopicChooserViewSet(SnippetChooserViewSet):
    """The chooser of topics."""

    choose_view_class = TopicChooseView
    choose_results_view_class = TopicChooseResultsView


class TopicViewSet(SnippetViewSet):
    """Topics, listed as a tree with the topic they stand under."""

    model = Topic
    icon = "folder-open-inverse"
    menu_label = _("Topics")
    chooser_viewset_class = TopicChooserViewSet
    chooser_per_page = 100
    list_display: ClassVar[list] = ["title", "parent", "slug"]
    list_filter: ClassVar[list] = ["parent"]
    list_per_page = 100

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Topic.objects.select_related("parent").order_by(*TREE_ORDER)
