"""What the app registers with Wagtail's admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from activities.competences.viewsets import CompetenceFrameworkViewSet, CompetenceViewSet
from activities.pages.checklist_panel import checklist
from activities.pages.library_version import LibraryVersion
from activities.topics.viewsets import TopicViewSet


class VocabularyViewSetGroup(SnippetViewSetGroup):
    """Topics, competences and frameworks under one menu item."""

    menu_label = _("Vocabulary")
    menu_icon = "tag"
    menu_order = 250
    items = (TopicViewSet, CompetenceViewSet, CompetenceFrameworkViewSet)


register_snippet(VocabularyViewSetGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """The check-list of an activity, as its form asks for it."""
    return [path("activities/<int:page_id>/checklist/", checklist, name="activities_checklist")]


@hooks.register("after_convert_alias_page")
def list_former_alias(_request: HttpRequest, _page: Page) -> None:
    """An alias stands in no list; made a page of its own, it does. Wagtail has no signal for that."""
    LibraryVersion.renew()


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """The looks of the activity form."""
    return format_html('<link rel="stylesheet" href="{}">', static("activities/css/admin.css"))


@hooks.register("insert_editor_js")
def editor_js() -> SafeString:
    """The check-list's script."""
    return format_html(
        '<script type="module" src="{}"></script>', static("activities/js/activity-form.js")
    )
