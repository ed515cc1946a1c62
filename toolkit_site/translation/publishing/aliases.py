"""Translated pages that only show another page: before they get words of their own, they become real pages."""

from __future__ import annotations

from typing import Any

from wagtail.log_actions import log
from wagtail.models import Page


def is_alias(target: Any) -> bool:
    """Say whether this is a page that only shows another one."""
    return bool(getattr(target, "alias_of_id", None))


def as_real_page(page: Page, *, user: Any) -> Page:
    """Return the page as one with content of its own; a live alias stays live as it is."""
    if not is_alias(page):
        return page
    page.alias_of_id = None
    page.save(update_fields=["alias_of"], clean=False)
    data = {"page": {"id": page.pk, "title": page.get_admin_display_title()}}
    log(instance=page, action="wagtail.convert_alias", user=user, data=data)
    return page
