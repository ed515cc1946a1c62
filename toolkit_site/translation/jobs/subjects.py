"""What a job is asked for: found by what stands in an address, and described for the person who asks."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from toolkit_site.translation.progress.counting import word_count


class Subject:
    """An original, or the whole site, as the asking screens show it."""

    def __init__(self, original: Any) -> None:
        self.original = original

    @property
    def title(self) -> str:
        if self.original is None:
            return _("Everything: all published pages, topics, competences and the like")
        # The published title: who coordinates may be unable to see the draft.
        return str(self.original)

    @cached_property
    def words(self) -> int:
        """How many words its readers see."""
        if self.original is None:
            return 0
        segments = extract_segments(self.original)
        return sum(
            word_count(segment.string.data)
            for segment in segments
            if isinstance(segment, StringSegmentValue)
        )

    @cached_property
    def pages_below(self) -> int:
        """How many pages below it would go with it."""
        if not isinstance(self.original, Page):
            return 0
        below = self.original.get_descendants().live()
        return int(below.filter(locale=self.original.locale_id, alias_of=None).count())

    @property
    def submit_url(self) -> str:
        if isinstance(self.original, Page):
            return reverse("translation:submit_page", args=[self.original.pk])
        meta = self.original._meta
        args = [meta.app_label, meta.model_name, quote(self.original.pk)]
        return reverse("translation:submit_snippet", args=args)

    @property
    def edit_url(self) -> str:
        return AdminURLFinder().get_edit_url(self.original) or ""


def find_page(page_id: int) -> Page:
    """Return a page as what it is."""
    return get_object_or_404(Page, pk=page_id).specific


def find_snippet(app_label: str, model_name: str, pk: str) -> TranslatableMixin:
    """Return a translatable object that is no page."""
    try:
        model = apps.get_model(app_label, model_name)
        if not issubclass(model, TranslatableMixin) or issubclass(model, Page):
            raise Http404
        return get_object_or_404(model, pk=unquote(pk))
    except (LookupError, ValueError, ValidationError) as error:
        raise Http404 from error


def find_source(source_id: int) -> tuple[TranslationSource, Any]:
    """Return a source with its original."""
    source = get_object_or_404(TranslationSource, pk=source_id)
    try:
        return source, source.get_source_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error
