"""The frame in which everything stands: languages, site, home page, library page."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Locale, Page, Site

from activities.models import ActivityIndexPage
from toolkit_site.home.models import HomePage
from toolkit_site.starter.loading.identity import stable_id
from toolkit_site.starter.reading.problems import Problem, StarterError


HOME_TITLE = "Pedagogical toolkit"
LIBRARY_TITLE = "Activities"


@transaction.atomic
def ensure_site() -> ActivityIndexPage:
    """Return the library page of the source language; what is missing above it is made."""
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    locale = Locale.get_default()
    library = ActivityIndexPage.objects.filter(locale=locale).first()
    if library is None:
        library = ActivityIndexPage(
            title=LIBRARY_TITLE,
            slug="activities",
            locale=locale,
            show_in_menus=True,
            translation_key=stable_id("page", "activities"),
        )
        _publish_below(_ensure_home(locale), library)
    return library


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
