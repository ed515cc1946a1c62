"""The frame in which everything stands: languages, site, home page, the pages under which everything else stands."""

from __future__ import annotations

from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Locale, Page, Site

from activities.models import ActivityIndexPage
from modules.models import LearningPathIndexPage, ModuleIndexPage
from toolkit_site.home.models import HomePage
from toolkit_site.starter.loading.identity import stable_id
from toolkit_site.starter.reading.problems import Problem, StarterError


HOME_TITLE = "Pedagogical toolkit"
LIBRARY_TITLE = "Activities"
MODULES_TITLE = "Modules"
PATHS_TITLE = "Learning paths"

Index = TypeVar("Index", bound=Page)


@transaction.atomic
def ensure_site() -> ActivityIndexPage:
    """Return the library page of the source language; what is missing above it is made."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    locale = Locale.get_default()
    return _ensure_index(ActivityIndexPage, LIBRARY_TITLE, "activities", locale)


@transaction.atomic
def ensure_module_index() -> ModuleIndexPage:
    """Return the page in the source language under which modules stand."""
    return _ensure_index(ModuleIndexPage, MODULES_TITLE, "modules", Locale.get_default())


@transaction.atomic
def ensure_path_index() -> LearningPathIndexPage:
    """Return the page in the source language under which learning paths stand."""
    return _ensure_index(LearningPathIndexPage, PATHS_TITLE, "paths", Locale.get_default())


def _ensure_index(model: type[Index], title: str, slug: str, locale: Locale) -> Index:
    index = model._default_manager.filter(locale=locale).first()
    if index is None:
        index = model(
            title=title,
            slug=slug,
            locale=locale,
            show_in_menus=True,
            translation_key=stable_id("page", slug),
        )
        _publish_below(_ensure_home(locale), index)
    return index


def _ensure_home(locale: Locale) -> HomePage:
    home = HomePage.objects.filter(locale=locale).first()
    if home is None:
        home = HomePage(
            title=HOME_TITLE, slug="home", locale=locale, translation_key=stable_id("page", "home")
        )
        _make_room_for(home)
        _publish_below(Page.get_first_root_node(), home)
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    if not site.pk or site.root_page_id == home.pk or not _is_ours(site.root_page):
        site.root_page = home
        site.save()
    _remove_welcome_page()
    return home


def _make_room_for(home: HomePage) -> None:
    """Free the slug that Wagtail's welcome page holds.

    Raises:
        StarterError: when a page of somebody else's holds it.
    """
    for page in Page.get_first_root_node().get_children().filter(slug=home.slug):
        if not _is_welcome_page(page):
            message = _(
                "the site has another front page already, “%(title)s”: move it or change its slug first"
            )
            raise StarterError([Problem("home", 1, message % {"title": page.title})])
        Page.objects.filter(pk=page.pk).update(slug=f"welcome-{page.pk}")


def _is_ours(page: Page) -> bool:
    return issubclass(page.specific_class or Page, HomePage)


def _is_welcome_page(page: Page) -> bool:
    return page.specific_class is Page and page.is_leaf() and page.latest_revision_id is None


def _remove_welcome_page() -> None:
    # Deleting a page deletes the sites that start from it: they start elsewhere by now.
    for page in Page.get_first_root_node().get_children().filter(slug__startswith="welcome-"):
        if _is_welcome_page(page) and not Site.objects.filter(root_page=page).exists():
            page.delete()


def _publish_below(parent: Page, page: Page) -> None:
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
