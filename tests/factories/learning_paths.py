"""Learning paths for tests: steps are pages, or pages with what their step says of them."""

from __future__ import annotations

import uuid
from itertools import count
from typing import Any

from wagtail.models import Page

from modules.models import LearningPathIndexPage, LearningPathPage
from tests.factories.activities import make_site


_numbers = count(1)


def make_path_index() -> LearningPathIndexPage:
    """Return the list of paths below the home page of the default site."""
    found = LearningPathIndexPage.objects.filter(locale__language_code="en").first()
    home = make_site().get_parent()
    return found or _below(home, LearningPathIndexPage(title="Paths", slug="paths"))


def step(page: Page | None, *after: Page, **value: Any) -> dict[str, Any]:
    """Return a step as it is stored: `after` are the pages that its rule names.

    The rule wants all of them as advice, unless `wanted` and `force` say otherwise.
    """
    rule = {
        "wanted": value.pop("wanted", "all" if after else "nothing"),
        "force": value.pop("force", "advice"),
        "steps": [{"type": "item", "value": one.pk, "id": str(uuid.uuid4())} for one in after],
    }
    common = {"why": "", "required": True, "minutes": None, "rule": rule}
    number = page.pk if page else None
    return {"type": "step", "value": {"page": number, **common, **value}, "id": str(uuid.uuid4())}


def make_path(
    *steps: Page | dict[str, Any], publish: bool = True, **kwargs: Any
) -> LearningPathPage:
    """Return a path through these pages or steps."""
    number = next(_numbers)
    defaults = {
        "title": f"Path {number}",
        "slug": f"path-{number}",
        "taster": "From the first look to a film of your own.",
        "introduction": "<p>Take your time.</p>",
        "steps": [one if isinstance(one, dict) else step(one) for one in steps],
    }
    page = LearningPathPage(**{**defaults, **kwargs})
    return _below(make_path_index(), page, publish=publish)


def _below(parent: Page, page: Any, *, publish: bool = True) -> Any:
    page.locale = parent.locale
    page.live = publish
    parent.add_child(instance=page)
    if publish:
        page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
