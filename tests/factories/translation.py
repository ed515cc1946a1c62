"""Translations and the people who make them, for tests."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.recording import Entry, Intent, Kind, record
from toolkit_site.translation.teams.models import Role, TranslationTeam


_numbers = count(1)


def make_translation(page: Any, code: str) -> Translation:
    """The translation of a page into a language with its draft target page, made by wagtail-localize itself."""
    locale = Locale.objects.get(language_code=code)
    TranslationCreator(user=None, target_locales=[locale]).create_translations(
        page, include_related_objects=False
    )
    return Translation.objects.get(
        source=TranslationSource.objects.get_for_instance(page), target_locale=locale
    )


def make_person(name: str = "", **fields: Any) -> Any:
    """A user who may enter the admin and nothing else."""
    name = name or f"person-{next(_numbers)}"
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "secret", **fields)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def make_member(role: Role, code: str | None = None) -> Any:
    """A person in the team of a role in a language; coordinators have no language."""
    locale = Locale.objects.get(language_code=code) if code else None
    team = TranslationTeam.objects.filter(role=role, locale=locale).first()
    if team is None:
        group, _made = Group.objects.get_or_create(name=f"{role} {code or ''}".strip())
        team = TranslationTeam.objects.create(role=role, locale=locale, group=group)
    user = make_person()
    user.groups.add(team.group)
    return user


def segment(translation: Translation, path: str) -> StringSegment:
    """The first segment of the source at a content path, or below one that ends so."""
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")
    found = [
        row
        for row in segments.select_related("context", "string")
        if row.context.path.endswith(path)
    ]
    return found[0]


def write_all(
    translation: Translation,
    intent: Intent = Intent.APPROVE,
    *,
    only: tuple[str, ...] = (),
    mark: str = "",
) -> list[Any]:
    """Put words into all segments, or those at paths with one of these endings: the source behind a mark."""
    mark = mark or translation.target_locale.language_code
    entries = [
        Entry(row.context_id, row.string_id, f"{mark} {row.html}", intent, overrule=True)
        for row in current_segments(translation.source)
        if not only or row.path.endswith(only)
    ]
    outcomes = record(translation, entries, user=None, door=Door.STARTER)
    kinds = {outcome.kind for outcome in outcomes}
    assert Kind.SAVED in kinds, kinds
    assert kinds <= {Kind.SAVED, Kind.UNCHANGED}, kinds
    return outcomes
