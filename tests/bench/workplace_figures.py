"""Measures the workplace beside wagtail-localize's own editor, on one page. Runs in a process of its own."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.views.edit_translation import edit_translation

from tests.factories.activities import STEP, make_activity, make_site
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.recording import Entry, Intent, record
from toolkit_site.translation.submission.submitting import submit


STEPS = 39
ROUNDS = 7


def measure() -> dict[str, float]:
    """Return segments, queries, kB and CPU milliseconds of both screens, and the queries of one save."""
    translation, client = _fill()
    address = reverse("translation:workplace", args=[translation.pk])
    segment = current_segments(translation.source)[1]
    save = reverse("translation:save_segment", args=[translation.pk, segment.pk])
    words = {
        "text": "Інші слова.",
        "seen": 1,
        "context": segment.context_id,
        "string": segment.string_id,
        "action": "save",
    }
    screens = {
        "ours": lambda: client.get(address).content,
        "stock": lambda: _stock_editor(translation),
    }
    found: dict[str, float] = {"segments": len(current_segments(translation.source))}
    for name, screen in screens.items():
        screen()
        with CaptureQueriesContext(connection) as queries:
            content = screen()
        found |= {f"{name}_queries": len(queries), f"{name}_kb": len(content) / 1_000}
    found |= dict(zip(("ours_cpu", "stock_cpu"), _cpu_ms(*screens.values()), strict=True))
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(save, words)
    if answer.status_code != HTTPStatus.FOUND:
        raise RuntimeError(f"saving answered {answer.status_code}")
    return {**found, "save_queries": len(queries)}


def _fill() -> tuple[Translation, Client]:
    make_site()
    page = make_activity(
        steps=[
            (
                "step",
                {
                    **STEP,
                    **{k: f"{v} ({n})" for k, v in STEP.items() if isinstance(v, str) and " " in v},
                },
            )
            for n in range(STEPS)
        ]
    )
    boss = get_user_model().objects.create_superuser("boss", "boss@example.org", "x")
    (translation,) = submit(page, [Locale.objects.get(language_code="uk")])
    entries = [
        Entry(one.context_id, one.string_id, one.html, Intent.TRANSLATE, overrule=True)
        for one in current_segments(translation.source)
    ]
    record(translation, entries, user=boss, door=Door.WORKPLACE)
    # The editor of wagtail-localize reads its own table only.
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=one.string_id,
            context_id=one.context_id,
            locale=translation.target_locale,
            data=one.html,
            last_translated_by=boss,
        )
        for one in current_segments(translation.source)
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(boss)
    return translation, client


def _stock_editor(translation: Translation) -> bytes:
    request: Any = RequestFactory(SERVER_NAME="localhost").get("/admin/pages/1/edit/")
    request.user = get_user_model().objects.get(username="boss")
    request.session = {}
    request._messages = FallbackStorage(request)
    Site.find_for_request(request)
    page = Page.objects.get(pk=translation.get_target_instance().pk).specific
    answer = edit_translation(request, Translation.objects.get(pk=translation.pk), page)
    return bytes(answer.content)


def _cpu_ms(*actions: Callable[[], object]) -> list[float]:
    rounds = [[_cpu_of(action) for action in actions] for _number in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def _cpu_of(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1_000
