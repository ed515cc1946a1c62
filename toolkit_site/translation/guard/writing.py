"""What happens instead, when somebody edits, publishes, deletes or moves a page that a translation makes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail.models import Page

from toolkit_site.translation.guard.targets import targets_among
from toolkit_site.translation.publishing.targets import translation_of
from toolkit_site.translation.teams.permissions import user_can_translate
from toolkit_site.translation.teams.refusal import refuse


# What wagtail-localize's buttons post to the edit view.
THEIR_FIELDS = {"localize-restart-translation", "localize-convert-to-alias"}


def instead_of_editing(request: HttpRequest, instance: Any) -> HttpResponseBase | None:
    """Lead the team of the language to the workplace and refuse everybody else; other objects are edited as ever."""
    translation = translation_of(instance)
    if translation is not None:
        if user_can_translate(request.user, translation.target_locale_id):
            return redirect("translation:workplace", translation.pk)
        return refuse(request, _("Only the team of this language may work on this translation."))
    if THEIR_FIELDS & set(request.POST):
        return refuse(request, _("This cannot be done here. Submit the original instead."))
    return None


def instead_of_removing(
    request: HttpRequest, pages: Iterable[Page], *, below: bool = True
) -> HttpResponseBase | None:
    """Refuse to delete or move translations for people who could not publish them either."""
    if user_can_remove(request.user, pages, below=below):
        return None
    return refuse(request, _("Only reviewers of the language may delete or move translations."))


def user_can_remove(user: Any, pages: Iterable[Page], *, below: bool = True) -> bool:
    """Say whether this person may delete or move the translations among the pages: Wagtail lets translators do it."""
    targets = targets_among(pages, below=below)
    return all(page.permissions_for_user(user).can_publish() for page in targets)


def instead_of_bulk_action(
    request: HttpRequest, action: str, objects: Iterable[Any], *, below: bool
) -> HttpResponseBase | None:
    """Refuse to publish translations in bulk: they would go live as they are. Deleting and moving as one by one."""
    pages = [one for one in objects if isinstance(one, Page)]
    if action in ("delete", "move"):
        return instead_of_removing(request, pages)
    if action == "publish" and targets_among(pages, below=below).exists():
        return refuse(request, _("Translations are published from the translation workplace."))
    return None
