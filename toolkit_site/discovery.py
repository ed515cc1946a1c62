"""What search engines are told: the sitemap, robots.txt and the icon that browsers ask for unasked."""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.contrib.sites.requests import RequestSite
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from wagtail.models import Page, Site


class TranslatedPagesSitemap(Sitemap):
    """Every public page of the site in every language it is translated into, each with its siblings as `hreflang`."""

    def items(self) -> list[Page]:
        return self.pages

    @cached_property
    def pages(self) -> list[Page]:
        """Live public pages below the home pages of all languages; copies that await a translator stay out."""
        site = Site.objects.select_related("root_page").get(is_default_site=True)
        homes = Page.objects.filter(translation_key=site.root_page.translation_key)
        trees = reduce(
            or_, (Q(path__startswith=path) for path in homes.values_list("path", flat=True))
        )
        pages = Page.objects.live().public().filter(trees, alias_of__isnull=True)
        return list(pages.select_related("locale").order_by("path"))

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Replaces Django's method, whose alternates are one address under several prefixes rather than siblings."""
        translations: dict[Any, list[dict[str, str]]] = defaultdict(list)
        urls = []
        for item in self.pages:
            location = urljoin(f"{protocol}://{domain}/", item.url)
            link = {"location": location, "lang_code": item.locale.language_code}
            alternates = translations[item.translation_key]
            alternates.append(link)
            lastmod = item.last_published_at or item.latest_revision_created_at
            urls.append({"item": item, "lastmod": lastmod, **link, "alternates": alternates})
        for alternates in translations.values():
            alternates += [
                {**link, "lang_code": "x-default"}
                for link in alternates
                if link["lang_code"] == settings.LANGUAGE_CODE
            ]
        first = (int(page) - 1) * self.limit
        return urls[first : first + self.limit]


SITEMAPS: dict[str, type[Sitemap] | Sitemap] = {"pages": TranslatedPagesSitemap}


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer the whole sitemap, or a list of its parts once it has more addresses than one file may hold."""
    pages = TranslatedPagesSitemap()
    sitemaps: dict[str, type[Sitemap] | Sitemap] = {"pages": pages}
    if len(pages.items()) > pages.limit:
        return views.index(request, sitemaps, sitemap_url_name="sitemap_section")
    return views.sitemap(request, sitemaps)


@require_safe
@cache_control(public=True, max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of what is not for them and point them to the sitemap."""
    sitemap = f"{request.scheme}://{RequestSite(request).domain}{reverse('sitemap')}"
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {reverse('healthz')}",
        f"Sitemap: {sitemap}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask for the icon without reading the page to the one that the page names."""
    return HttpResponsePermanentRedirect(static("site/favicon.svg"))
