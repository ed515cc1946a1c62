"""Template tags of the look: icons, addresses, language menu, main navigation. Only the last asks the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, Site

from activities.models import ActivityIndexPage
from modules.models import LearningPathIndexPage, ModuleIndexPage
from modules.pages import catalogue


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


# What the pages of a list are called where a reader's language lacks the page.
OWN_NAMES: dict[Any, StrOrPromise] = {
    ActivityIndexPage: _("Activities"),
    ModuleIndexPage: _("Modules"),
    LearningPathIndexPage: _("Learning paths"),
}

register = template.Library()


class MenuLanguage(TypedDict):
    """A language of the site, and where the same page stands in it."""

    code: str
    name: str
    url: str
    is_current: bool


class MenuItem(TypedDict):
    """An entry of the main navigation."""

    title: str
    language: str
    url: str
    is_current: bool


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return an icon of the sprite. It is decoration: the words beside it say the same."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("site/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def absolute_url(context: template.Context, path: str = "") -> str:
    """Return `path`, or the page being read without its parameters, with scheme and host."""
    request: HttpRequest | None = context.get("request")
    return request.build_absolute_uri(path or request.path) if request else path


@register.simple_tag(takes_context=True)
def language_menu(context: template.Context) -> list[MenuLanguage]:
    """Return every language of the site. Slugs are shared, so only the first part of the path changes."""
    request: HttpRequest | None = context.get("request")
    current = get_language()
    return [
        MenuLanguage(code=code, name=name, url=_path_in(request, code), is_current=code == current)
        for code, name in settings.LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def main_navigation(context: template.Context) -> list[MenuItem]:
    """Return the pages below home that editors show in menus, named in the reader's language where it is there."""
    request: HttpRequest | None = context.get("request")
    site = Site.find_for_request(request) if request else None
    if request is None or site is None:
        return []
    language = get_language() or settings.LANGUAGE_CODE
    return [
        _menu_item(page, request.path, language) for page in _menu_pages(site, request, language)
    ]


def _menu_pages(site: Site, request: HttpRequest, language: str) -> list[Page]:
    """Return each public page of the menu once: in the reader's language, else in the source language."""
    in_menu = site.root_page.get_children().in_menu().values("translation_key")
    languages = {language, settings.LANGUAGE_CODE}
    pages = Page.objects.live().filter(
        translation_key__in=in_menu, locale__language_code__in=languages
    )
    private = catalogue.current(request).restricted
    best: dict[Any, Page] = {}
    for page in pages.select_related("locale").order_by("path"):
        is_better = page.translation_key not in best or page.locale.language_code == language
        if is_better and not page.path.startswith(private):
            best[page.translation_key] = page
    return list(best.values())


def _menu_item(page: Page, path: str, language: str) -> MenuItem:
    url = f"/{language}/{page.slug}/"
    title, title_language = page.title, page.locale.language_code
    if title_language != language and page.specific_class in OWN_NAMES:
        title, title_language = str(OWN_NAMES[page.specific_class]), language
    return MenuItem(
        title=title,
        language=title_language,
        url=url,
        is_current=path.startswith(url),
    )


def _path_in(request: Any, code: str) -> str:
    """Return the path of the request with another language in front, its parameters kept."""
    codes = dict(settings.LANGUAGES)
    head, slash, rest = (request.get_full_path() if request else "/").lstrip("/").partition("/")
    return f"/{code}/{rest}" if slash and head in codes else f"/{code}/"
