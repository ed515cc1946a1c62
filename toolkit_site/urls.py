"""Every address of the site. Public pages stand under their language; the admin and operations do not."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views
from django.urls import include, path, re_path

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from toolkit_site import discovery
from toolkit_site.feeds import NewestActivitiesFeed
from toolkit_site.health.views import healthz
from toolkit_site.home.routing import serve
from toolkit_site.home.views import best_language
from toolkit_site.media import serve_media
from toolkit_site.search.views import search
from toolkit_site.translation.matrix.public import help_translate


urlpatterns = [
    path("", best_language, name="best_language"),
    path("healthz/", healthz, name="healthz"),
    path("sitemap.xml", discovery.sitemap, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        views.sitemap,
        {"sitemaps": discovery.SITEMAPS},
        name="sitemap_section",
    ),
    path("robots.txt", discovery.robots, name="robots"),
    path("favicon.ico", discovery.favicon, name="favicon"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

# With an object store the uploads have a host of their own.
if settings.MEDIA_URL.startswith("/"):
    urlpatterns.append(
        path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", serve_media, name="media")
    )

urlpatterns += i18n_patterns(
    path("search/", search, name="search"),
    path("help-translate/", help_translate, name="help_translate"),
    path("feed.xml", NewestActivitiesFeed(), name="feed"),
    path("", include("modules.urls")),
    path("", include("activities.urls")),
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
)

handler400 = "toolkit_site.errors.bad_request"
handler403 = "toolkit_site.errors.forbidden"
handler404 = "toolkit_site.errors.not_found"
handler500 = "toolkit_site.errors.server_error"
