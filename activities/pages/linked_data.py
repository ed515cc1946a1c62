"""The activity as schema.org LearningResource, so that search engines bring trainers in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from activities.pages.children import Credit
from activities.pages.choices import LICENCE_URLS


if TYPE_CHECKING:
    from activities.pages.activity import ActivityPage


def learning_resource(
    page: ActivityPage, people: Iterable[Credit], request: HttpRequest
) -> dict[str, Any]:
    """Return the JSON-LD description (https://schema.org/LearningResource); empty values are left out."""
    described = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": page.title,
        "identifier": page.code,
        "description": page.taster,
        "url": page.get_full_url(request),
        "inLanguage": page.locale.language_code,
        "timeRequired": f"PT{page.run_min_max}M",
        "typicalAgeRange": f"{page.age_min}-{page.age_max or ''}",
        "learningResourceType": "activity",
        "educationalUse": "group activity",
        "interactivityType": "active",
        "teaches": [item.value["text"] for item in page.objectives],
        "author": [
            {"@type": "Organization", "name": row.name}
            for row in people
            if row.role == Credit.Role.AUTHOR
        ],
        "publisher": {"@type": "Organization", "name": page.organisation}
        if page.organisation
        else None,
        "license": LICENCE_URLS.get(page.licence),
        "version": page.version,
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else None,
        "isAccessibleForFree": True,
    }
    return {key: value for key, value in described.items() if value not in (None, "", [])}


def as_script(value: dict[str, Any]) -> SafeString:
    """Return a mapping as JSON that can stand in a script element of type application/ld+json."""
    text = json.dumps(value, ensure_ascii=False)
    # The ways out of a data block are an end tag and a comment: neither survives without these characters.
    return mark_safe(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S308
