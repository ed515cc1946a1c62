"""Steps with a whole translation: approve what is translated, hand over, send back, publish. Each asks first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toolkit_site.translation.publishing import workflow
from toolkit_site.translation.publishing.delivery import NotReady
from toolkit_site.translation.publishing.permissions import user_can_deliver
from toolkit_site.translation.publishing.readiness import readiness
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.reading import SegmentRow, segment_rows
from toolkit_site.translation.states.recording import (
    Entry,
    Intent,
    Kind,
    PageLockedError,
    record,
)
from toolkit_site.translation.teams.refusal import refuse
from toolkit_site.translation.workplace.addresses import home_url
from toolkit_site.translation.workplace.desk import Desk, at_desk, at_reviewers_desk
from toolkit_site.translation.workplace.forms import CommentForm


@dataclass
class Step:
    """What a confirmation page says, and what happens on its button. `hindrance` takes the button away."""

    title: str
    button: str
    facts: list[str]
    do: Callable[[], str]
    hindrance: str = ""
    form: forms.Form | None = None


@at_reviewers_desk
def approve_all(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Approve every translated segment that this person may approve."""
    translated = [
        row for row in segment_rows(desk.translation) if row.state == State.TRANSLATED and row.row
    ]
    mine = [] if desk.policy.own_approval else [row for row in translated if _is_own(desk, row)]
    others = [row for row in translated if row not in mine]
    facts = [_number_to_approve(len(others))]
    if mine:
        facts.append(_number_of_own(len(mine)))
    step = Step(
        title=_("Approve all translated segments"),
        button=_("Approve"),
        facts=facts,
        do=lambda: _approve(desk, others),
        hindrance="" if others else _("There is nothing that you can approve."),
    )
    return _confirm(request, desk, step)


@at_desk
def hand_over(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Give the page to the reviewers."""
    ready = readiness(desk.translation)
    step = Step(
        title=_("Hand over for review"),
        button=_("Hand over"),
        facts=[
            _("The reviewers are told that the page waits for them. You can go on working on it.")
        ],
        do=lambda: _handed_over(desk),
        hindrance=_unfinished(ready.unfinished) if ready.unfinished else "",
    )
    return _confirm(request, desk, step)


@at_desk
def publish(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put the translation before readers."""
    if not user_can_deliver(desk.user, desk.translation):
        return refuse(request, _("Only reviewers of this language may publish."))
    ready = readiness(desk.translation)
    step = Step(
        title=_("Publish"),
        button=_("Publish"),
        facts=[_("Readers see the approved words at once.")],
        do=lambda: _published(desk),
        hindrance=ready.reason,
    )
    return _confirm(request, desk, step)


@at_reviewers_desk
def send_back(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Give the page back to the translators, with what should be changed."""
    form = CommentForm(request.POST if request.method == "POST" else None)
    step = Step(
        title=_("Send back to the translators"),
        button=_("Send back"),
        facts=[_("The translators are told, and read what you write here.")],
        do=lambda: _sent_back(desk, form.cleaned_data["comment"]),
        form=form,
    )
    return _confirm(request, desk, step)


def _confirm(request: HttpRequest, desk: Desk, step: Step) -> HttpResponse:
    step.hindrance = str(desk.closed) or step.hindrance
    is_sent = request.method == "POST" and not step.hindrance
    if is_sent and (step.form is None or step.form.is_valid()):
        try:
            messages.success(request, step.do())
            return redirect(home_url(request, desk))
        except (NotReady, PageLockedError) as error:
            step.hindrance = str(error)
        except PermissionDenied:
            return refuse(request)
    context: dict[str, Any] = {
        "desk": desk,
        "step": step,
        "back_url": home_url(request, desk),
        "page_title": step.title,
        "header_title": step.title,
        "breadcrumbs_items": [
            {"url": home_url(request, desk), "label": desk.title},
            {"url": "", "label": step.title, "sublabel": str(desk.locale)},
        ],
    }
    status = 409 if request.method == "POST" and step.hindrance else 200
    return render(request, "translation/workplace/step.html", context, status=status)


def _is_own(desk: Desk, row: SegmentRow) -> bool:
    return row.row is not None and row.row.changed_by_id == desk.user.pk


def _approve(desk: Desk, rows: list[SegmentRow]) -> str:
    entries = [
        Entry(*row.segment.key, text=row.text, intent=Intent.APPROVE, seen=row.version)
        for row in rows
    ]
    outcomes = record(desk.translation, entries, user=desk.user, door=Door.WORKPLACE)
    kinds = Counter(outcome.kind for outcome in outcomes)
    left = len(outcomes) - kinds[Kind.SAVED]
    told = ngettext(
        "%(count)s segment approved.", "%(count)s segments approved.", kinds[Kind.SAVED]
    ) % {"count": kinds[Kind.SAVED]}
    if not left:
        return told
    not_approved = ngettext(
        "%(count)s was changed meanwhile or has errors: open it.",
        "%(count)s were changed meanwhile or have errors: open them.",
        left,
    ) % {"count": left}
    return f"{told} {not_approved}"


def _handed_over(desk: Desk) -> str:
    workflow.hand_over(desk.translation, desk.user)
    return _("Handed over. The reviewers have been told. Thank you!")


def _published(desk: Desk) -> str:
    workflow.approve_and_publish(desk.translation, desk.user)
    return _("Published.")


def _sent_back(desk: Desk, comment: str) -> str:
    workflow.send_back(desk.translation, desk.user, comment)
    return _("Sent back to the translators.")


def _number_to_approve(count: int) -> str:
    return ngettext(
        "%(count)s segment is translated and waits for approval.",
        "%(count)s segments are translated and wait for approval.",
        count,
    ) % {"count": count}


def _number_of_own(count: int) -> str:
    return ngettext(
        "%(count)s more has words of your own: somebody else has to approve it.",
        "%(count)s more have words of your own: somebody else has to approve them.",
        count,
    ) % {"count": count}


def _unfinished(count: int) -> str:
    return ngettext(
        "%(count)s segment is not translated or not confirmed yet.",
        "%(count)s segments are not translated or not confirmed yet.",
        count,
    ) % {"count": count}
