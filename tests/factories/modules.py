"""Modules and units for tests: complete enough to publish, with every part that the test names replaced."""

from __future__ import annotations

import uuid
from itertools import count
from typing import Any

from wagtail.models import Page

from modules.models import ModuleIndexPage, ModulePage, UnitPage
from tests.factories.activities import make_site


_numbers = count(1)


def block(kind: str, value: Any, block_id: uuid.UUID | None = None) -> dict[str, Any]:
    """Return a block as it is stored in a StreamField."""
    return {"type": kind, "value": value, "id": str(block_id or uuid.uuid4())}


def items(*values: Any) -> list[dict[str, Any]]:
    """Return the items of a ListBlock as they are stored."""
    return [{"type": "item", "value": value, "id": str(uuid.uuid4())} for value in values]


def question(kind: str, block_id: uuid.UUID | None = None, **value: Any) -> dict[str, Any]:
    """Return a question block of a kind; what the test does not name is there and says so."""
    common = {"stem": "What is it?", "picture": None, "hint": "", "why": "", "tries": 3}
    return block(kind, {**common, **value}, block_id)


def option(text: str, *, right: bool = False, feedback: str = "") -> dict[str, Any]:
    """Return an answer to choose."""
    return {"text": text, "right": right, "feedback": feedback}


def make_module_index() -> ModuleIndexPage:
    """Return the list of modules below the home page of the default site."""
    found = ModuleIndexPage.objects.filter(locale__language_code="en").first()
    home = make_site().get_parent()
    return found or _below(home, ModuleIndexPage(title="Modules", slug="modules"))


def make_module(*, publish: bool = True, **kwargs: Any) -> ModulePage:
    """Return a module without units."""
    number = next(_numbers)
    defaults = {
        "title": f"Module {number}",
        "slug": f"module-{number}",
        "taster": "Eight short units.",
    }
    return _below(make_module_index(), ModulePage(**{**defaults, **kwargs}), publish=publish)


def make_unit(module: ModulePage | None = None, *, publish: bool = True, **kwargs: Any) -> UnitPage:
    """Return a unit, in a module of its own if none is named."""
    number = next(_numbers)
    defaults = {
        "title": f"Unit {number}",
        "slug": f"unit-{number}",
        "taster": "Look twice.",
        "minutes": 20,
        "goals": [block("goal", "see what a frame leaves out")],
        "body": [block("text", "<p>A frame shows and hides.</p>")],
    }
    parent = module or make_module()
    return _below(parent, UnitPage(**{**defaults, **kwargs}), publish=publish)


def _below(parent: Page, page: Any, *, publish: bool = True) -> Any:
    page.locale = parent.locale
    page.live = publish
    parent.add_child(instance=page)
    if publish:
        page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
