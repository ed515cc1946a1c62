"""Where publishing stands in Wagtail: marks on served pages, and the door of the editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wagtail import hooks
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page

from toolkit_site.translation.publishing.gate import refusal
from toolkit_site.translation.publishing.marking import (
    label_of,
    marked_html,
    marked_response,
)
from toolkit_site.translation.publishing.models import Delivery
from toolkit_site.translation.publishing.source_parts import mark
from toolkit_site.translation.publishing.targets import translation_of
from toolkit_site.translation.teams.refusal import refuse


Serve = Callable[..., HttpResponse]

# After Wagtail has asked whether this reader may see the page.
INNERMOST = 1000


@hooks.register("on_serve_page", order=INNERMOST)
def mark_source_parts(serve: Serve) -> Serve:
    """Mark what was published in the source language, as long as that delivery is what readers see."""

    def marked(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        code = _put_signs(page)
        response = serve(page, request, args, kwargs)
        return marked_response(response, code) if code else response

    return marked


@hooks.register("on_print_page")
def mark_printed_parts(render: Callable[[Page], str]) -> Callable[[Page], str]:
    """Mark on paper what is marked on screen."""

    def marked(page: Page) -> str:
        code = _put_signs(page)
        html = render(page)
        return marked_html(html, code, label_of(code)) if code else html

    return marked


@hooks.register("before_publish_page")
@hooks.register("before_publish")
def refuse_to_publish(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Refuse to publish what somebody wrote into the form of a page or snippet that a translation makes."""
    return refuse(request, refusal(instance)) if translation_of(instance) else None


def _put_signs(page: Page) -> str:
    """Put signs round the words in the source language and return its code; nothing and "" when there are none."""
    original = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    if not page.live_revision_id or page.locale.language_code == original:
        return ""
    deliveries = Delivery.objects.filter(revision_id=page.live_revision_id)
    found = deliveries.values_list(
        "source_parts", "translation__source__locale__language_code"
    ).first()
    if found is None or not found[0]:
        return ""
    mark(page, found[0])
    return str(found[1])
