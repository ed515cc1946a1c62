"""Measures the matrix over a thousand pages in eight languages. Runs in a process of its own."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import TranslatableObject, Translation, TranslationSource

from tests.bench.case import median_ms
from tests.factories.activities import make_locales, make_site
from toolkit_site.translation.progress.models import TranslationProgress


PAGES = 1_000


def measure() -> dict[str, float]:
    """Return queries of one screen and milliseconds of the screen, of a screen of sections and of the CSV."""
    _fill()
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.create_superuser("boss", "boss@example.org", "x"))
    address = reverse("translation:matrix_results")
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    with CaptureQueriesContext(connection) as shell:
        client.get(reverse("wagtailadmin_account"))
    return {
        "queries": len(queries),
        "shell_queries": len(shell),
        "screen": median_ms(lambda: client.get(address), 9),
        "sections": median_ms(lambda: client.get(address, {"by": "section"}), 5),
        "stale": median_ms(lambda: client.get(address, {"situation": "stale", "locale": "uk"}), 5),
        "csv": median_ms(lambda: list(client.get(address, {"export": "csv"})), 3),
    }


def _fill() -> None:
    library, locales = make_site(), make_locales()
    source_locale = locales.pop("en")
    with disable_reference_index_auto_update():
        pages = [
            library.add_child(
                instance=Page(title=f"Page {n}", slug=f"page-{n}", locale=source_locale)
            )
            for n in range(PAGES)
        ]
    kind = ContentType.objects.get_for_model(Page)
    objects = TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=page.translation_key, content_type=kind)
        for page in pages
    )
    sources = TranslationSource.objects.bulk_create(
        TranslationSource(
            object=one,
            locale=source_locale,
            specific_content_type=kind,
            object_repr=page.title,
            content_json="{}",
            last_updated_at=timezone.now(),
        )
        for one, page in zip(objects, pages, strict=True)
    )
    translations = Translation.objects.bulk_create(
        Translation(source=source, target_locale=locale)
        for source in sources
        for locale in Locale.objects.exclude(pk=source_locale.pk)
    )
    TranslationProgress.objects.bulk_create(
        TranslationProgress(
            translation=one,
            words=2_600,
            words_approved=one.pk * 37 % 2_000,
            words_translated=one.pk * 11 % 500,
            words_stale=one.pk % 40,
        )
        for one in translations
    )
