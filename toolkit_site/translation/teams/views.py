"""The screens where coordinators say who translates and reviews what, and by which rules."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Locale

from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.teams.forms import JoinForm, LeaveForm, RulesForm
from toolkit_site.translation.teams.members import (
    Team,
    add_member,
    candidates,
    remove_member,
    teams_of,
)
from toolkit_site.translation.teams.permissions import (
    user_can_appoint_coordinators,
    user_can_coordinate,
)
from toolkit_site.translation.teams.refusal import requires


@requires(user_can_coordinate)
@require_http_methods(["GET"])
def overview(request: HttpRequest) -> HttpResponse:
    """Show every language with its people and rules."""
    locales = target_locales()
    teams = teams_of(locales)
    rules = {one.locale_id: one for one in LocalePolicy.objects.all()}
    languages = [
        (one, teams[one.pk], rules.get(one.pk) or LocalePolicy(locale=one)) for one in locales
    ]
    context = {
        "languages": languages,
        "coordinators": teams[None][0],
        "may_appoint": user_can_appoint_coordinators(request.user),
        **_heading(_("Translation teams")),
    }
    return render(request, "translation/teams/overview.html", context)


@requires(user_can_coordinate)
@require_http_methods(["GET", "POST"])
def language(request: HttpRequest, locale_id: int) -> HttpResponse:
    """Show and change the teams and rules of a language."""
    locale = next((one for one in target_locales() if one.pk == locale_id), None)
    if locale is None:
        raise Http404
    rules = RulesForm(
        request.POST if "rules" in request.POST else None, instance=LocalePolicy.of(locale)
    )
    if rules.is_bound and rules.is_valid():
        log(rules.save(), "wagtail.edit", user=request.user)
        messages.success(request, _("The rules are saved."))
        return redirect(request.path)
    title = _("Team: %(language)s") % {"language": locale.get_display_name()}
    return _team_screen(request, teams_of([locale])[locale.pk], locale, title, rules)


@requires(user_can_appoint_coordinators)
@require_http_methods(["GET", "POST"])
def coordinators(request: HttpRequest) -> HttpResponse:
    """Show and change who coordinates; only superusers do that."""
    return _team_screen(request, teams_of([])[None], None, _("Translation coordinators"))


def _team_screen(
    request: HttpRequest,
    teams: list[Team],
    locale: Locale | None,
    title: str,
    rules: RulesForm | None = None,
) -> HttpResponse:
    leave = LeaveForm(teams, request.POST if "leave" in request.POST else None)
    join = JoinForm(teams, request.POST if "join" in request.POST else None)
    for form, change in ((leave, remove_member), (join, add_member)):
        if form.is_bound and form.is_valid():
            person = form.cleaned_data["person"]
            change(person, form.cleaned_data["role"], locale, by=request.user)
            messages.success(request, _("The team is saved."))
            return redirect(request.path)
    context = {
        "teams": teams,
        "join": join,
        "rules": rules,
        "people": candidates(),
        **_heading(title, above=True),
    }
    return render(request, "translation/teams/team.html", context)


def _heading(title: str, *, above: bool = False) -> dict[str, Any]:
    items = [{"url": reverse("translation:teams"), "label": _("Translation teams")}]
    return {
        "breadcrumbs_items": [*items, {"url": "", "label": title}] if above else items,
        "header_title": title,
        "page_title": title,
        "header_icon": "group",
    }
