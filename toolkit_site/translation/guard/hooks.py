"""Where the guard stands in Wagtail's admin: before wagtail-localize's hooks, so that ours answer first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from wagtail import hooks
from wagtail.models import Page

from toolkit_site.translation.guard.addresses import Address, guarded_addresses
from toolkit_site.translation.guard.api import GuardedPages
from toolkit_site.translation.guard.menus import is_theirs
from toolkit_site.translation.guard.writing import (
    instead_of_bulk_action,
    instead_of_editing,
    instead_of_removing,
)


FIRST, LAST = -1, 1000


@hooks.register("register_admin_urls", order=FIRST)
def close_localize_addresses() -> list[Address]:
    return guarded_addresses()


@hooks.register("construct_admin_api", order=LAST)
def guard_admin_api(router: Any) -> None:
    router.register_endpoint("pages", GuardedPages)


@hooks.register("before_edit_page", order=FIRST)
@hooks.register("before_edit_snippet", order=FIRST)
def lead_to_workplace(request: HttpRequest, instance: Any) -> HttpResponseBase | None:
    return instead_of_editing(request, instance)


@hooks.register("before_delete_page", order=FIRST)
def before_delete_page(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    return instead_of_removing(request, [page])


@hooks.register("before_move_page", order=FIRST)
def before_move_page(
    request: HttpRequest, page: Page, destination: Page
) -> HttpResponseBase | None:
    return instead_of_removing(request, [page])


@hooks.register("before_bulk_action", order=FIRST)
def before_bulk_action(
    request: HttpRequest, action: str, objects: Iterable[Any], bulk_action: Any
) -> HttpResponseBase | None:
    below = "include_descendants" in request.POST
    return instead_of_bulk_action(request, action, objects, below=below)


@hooks.register("construct_reports_menu")
def remove_report(request: HttpRequest, menu_items: list[Any]) -> None:
    menu_items[:] = [item for item in menu_items if not is_theirs(item)]


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def remove_actions(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    menu_items[:] = [item for item in menu_items if not is_theirs(item)]
