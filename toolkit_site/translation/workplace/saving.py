"""Taking words from the editor: the button says whether to save, approve or only fill the field."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail_localize.models import StringSegment

from toolkit_site.translation.checks import Problem
from toolkit_site.translation.checks.notation import from_notation
from toolkit_site.translation.engine.segments import SegmentKey
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import (
    Entry,
    Intent,
    Kind,
    Outcome,
    PageLockedError,
    record,
)
from toolkit_site.translation.teams.refusal import refuse
from toolkit_site.translation.workplace.addresses import home_url
from toolkit_site.translation.workplace.desk import Desk, at_desk
from toolkit_site.translation.workplace.drafts import drop_draft, store_draft
from toolkit_site.translation.workplace.editor import Attempt
from toolkit_site.translation.workplace.filling import words_for
from toolkit_site.translation.workplace.forms import FILLS, WordsForm
from toolkit_site.translation.workplace.losing import follow_lost_segment
from toolkit_site.translation.workplace.screen import Screen


@at_desk
def save_segment(request: HttpRequest, desk: Desk, segment_pk: int) -> HttpResponse:
    """Save what was typed and go on, or show it again with what stands in its way. Nothing typed is ever lost."""
    if request.method != "POST":
        return redirect(home_url(request, desk, segment=segment_pk))
    form = WordsForm(request.POST)
    if not form.is_valid():
        attempt = Attempt(form.typed, problems=form.problems, seen=form.seen_version)
        screen = Screen(request, desk, open_pk=segment_pk, attempt=attempt)
        return screen.response(HTTPStatus.UNPROCESSABLE_ENTITY)
    return Saving(request, desk, segment_pk, form).response()


@dataclass
class Saving:
    """One form from the editor. The pk in its address may be gone after a sync; the key in it stays."""

    request: HttpRequest
    desk: Desk
    segment_pk: int
    form: WordsForm

    @property
    def key(self) -> SegmentKey:
        return (self.form.cleaned_data["context"], self.form.cleaned_data["string"])

    @property
    def text(self) -> str:
        return str(self.form.cleaned_data["text"])

    @property
    def html(self) -> str:
        return from_notation(self.text)

    def response(self) -> HttpResponse:
        """Do what the button says."""
        action = self.form.wanted_action
        if action == "discard":
            drop_draft(self.desk, self.key)
            return redirect(home_url(self.request, self.desk, segment=self.segment_pk))
        if action in FILLS:
            filled = words_for(self.desk, self.key, action, self.form.cleaned_data["use"])
            text = self.text if filled is None else filled
            return self._again(Attempt(text, seen=self.form.seen_version), HTTPStatus.OK)
        if self.desk.stopped:
            return self._kept(self.desk.stopped)
        try:
            return self._answer(self._record(action))
        except PageLockedError as locked:
            return self._kept(str(locked))
        except PermissionDenied:
            return refuse(self.request, _("Only reviewers of this language may approve."))

    def _record(self, action: str) -> Outcome:
        data = self.form.cleaned_data
        entry = Entry(
            *self.key,
            text=self.html,
            intent=Intent.APPROVE if action == "approve" else Intent.TRANSLATE,
            seen=data["seen"],
            note=self.form.reason,
            overrule=bool(self.form.reason),
        )
        [outcome] = record(self.desk.translation, [entry], user=self.desk.user, door=Door.WORKPLACE)
        return outcome

    def _answer(self, outcome: Outcome) -> HttpResponse:
        if outcome.kind in (Kind.SAVED, Kind.UNCHANGED):
            return self._lost(outcome) if outcome.obsolete else self._done(outcome)
        if outcome.kind is Kind.UNKNOWN:
            return self._kept(_("This part does not belong to this page. Nothing was saved."))
        store_draft(self.desk, self.key, self.text)
        row, seen = outcome.row, self.form.seen_version
        is_conflict = outcome.kind is Kind.CONFLICT or (row is not None and row.version != seen)
        theirs = row if is_conflict else None
        status = HTTPStatus.CONFLICT if theirs else HTTPStatus.UNPROCESSABLE_ENTITY
        problems = [*outcome.problems]
        if self.form.cleaned_data["overrule"] and not self.form.reason:
            problems.append(Problem("reason", _("Say why it is right as it is."), blocks=False))
        return self._again(self._attempt(problems, theirs), status)

    def _done(self, outcome: Outcome) -> HttpResponse:
        for problem in outcome.problems:
            if problem.id == "own-approval":
                messages.warning(self.request, problem.message)
        stays = self.form.wanted_action == "save"
        open_pk = self.segment_pk if stays else self.form.cleaned_data["next"]
        if not open_pk:
            messages.success(self.request, _("That was the last one of this list."))
        return redirect(home_url(self.request, self.desk, segment=open_pk, saved=self.segment_pk))

    def _lost(self, outcome: Outcome) -> HttpResponse:
        successor = follow_lost_segment(self.desk, outcome.entry, self.text)
        if successor is None:
            messages.warning(
                self.request,
                _(
                    "This part was taken out of the original while you were writing. "
                    "Your words are kept, and come back when it does."
                ),
            )
        else:
            messages.warning(
                self.request,
                _(
                    "The original of this part was changed while you were writing. Your words are kept: "
                    "compare them with the new original."
                ),
            )
        return redirect(home_url(self.request, self.desk, segment=successor))

    def _kept(self, why: str) -> HttpResponse:
        """Say why nothing can be saved now; the words stay in the field and among this person's drafts."""
        segments = StringSegment.objects.filter(source=self.desk.translation.source_id)
        if segments.filter(context=self.key[0], string=self.key[1]).exists():
            store_draft(self.desk, self.key, self.text)
        attempt = self._attempt([Problem("not-now", why)])
        return self._again(attempt, HTTPStatus.CONFLICT)

    def _attempt(
        self, problems: list[Problem], theirs: SegmentTranslation | None = None
    ) -> Attempt:
        note = self.form.cleaned_data["note"]
        action = self.form.wanted_action
        seen = self.form.seen_version
        return Attempt(self.text, self.html, action, note, problems, seen, theirs)

    def _again(self, attempt: Attempt, status: HTTPStatus) -> HttpResponse:
        screen = Screen(self.request, self.desk, open_key=self.key, attempt=attempt)
        return screen.response(status)
