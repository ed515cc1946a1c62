"""The feed of newest activities, in the language of its address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.models import PageQuerySet

from activities.models import ActivityPage
from activities.pages.urls import reader_url


LENGTH = 30


class NewestActivitiesFeed(Feed):
    """Public activities, newest first: each in the reader's language if it is there, else in the source language."""

    feed_type = Atom1Feed
    title = _("Pedagogical toolkit: new activities")
    subtitle = _("Structured activities on film language and territorial cooperation.")
    link = reverse_lazy("wagtail_serve", args=[""])
    feed_url = reverse_lazy("feed")
    author_name: str | Promise = settings.WAGTAIL_SITE_NAME

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return get_language() or settings.LANGUAGE_CODE

    def items(self, language: str) -> PageQuerySet:
        public = ActivityPage.objects.live().public().filter(alias_of__isnull=True)
        translated = public.filter(locale__language_code=language)
        untranslated = Q(locale__language_code=settings.LANGUAGE_CODE) & ~Q(
            translation_key__in=translated.values("translation_key")
        )
        found = public.filter(Q(locale__language_code=language) | untranslated)
        return found.select_related("locale").order_by("-first_published_at", "-pk")[:LENGTH]

    def item_title(self, item: ActivityPage) -> str:
        return f"{item.code} {item.title}"

    def item_description(self, item: ActivityPage) -> str:
        return item.taster

    def item_link(self, item: ActivityPage) -> str:
        return reader_url(item)

    def item_guid(self, item: ActivityPage) -> str:
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: ActivityPage) -> datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: ActivityPage) -> datetime | None:
        return item.last_published_at
