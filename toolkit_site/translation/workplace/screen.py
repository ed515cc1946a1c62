"""The screen: the list with one segment open, whole or in the pieces that a script swaps in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from toolkit_site.translation.engine.frozen import frozen_instance
from toolkit_site.translation.engine.places import Place, places
from toolkit_site.translation.engine.reading_order import reading_order
from toolkit_site.translation.engine.segments import SegmentKey
from toolkit_site.translation.states.reading import SegmentRow, segment_rows
from toolkit_site.translation.workplace.addresses import (
    is_from_script,
    read_number,
    wanted_by,
)
from toolkit_site.translation.workplace.desk import Desk, at_desk
from toolkit_site.translation.workplace.drafts import drafts_of
from toolkit_site.translation.workplace.editor import Attempt, Editor
from toolkit_site.translation.workplace.header import Header
from toolkit_site.translation.workplace.listing import Listing
from toolkit_site.translation.workplace.saved import Saved, saved_segment
from toolkit_site.translation.workplace.wanted import Wanted


@at_desk
def workplace(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the segments, and open the one that the address names."""
    return Screen(request, desk, open_pk=read_number(request.GET.get("segment"))).response()


@dataclass
class Screen:
    """One view of a translation. An attempt goes into the open editor; without one, above the list."""

    request: HttpRequest
    desk: Desk
    open_pk: int | None = None
    open_key: SegmentKey | None = None
    attempt: Attempt | None = None

    def __post_init__(self) -> None:
        if self.open_key is not None:
            pks = (row.segment.pk for row in self.rows if row.segment.key == self.open_key)
            self.open_pk = next(pks, None)

    @cached_property
    def wanted(self) -> Wanted:
        return wanted_by(self.request, self.desk)

    @cached_property
    def rows(self) -> list[SegmentRow]:
        """All segments in the order of the editing form."""
        rows = {row.segment: row for row in segment_rows(self.desk.translation)}
        instance = self.desk.source
        return (
            [rows[one] for one in reading_order(instance, rows)] if instance else [*rows.values()]
        )

    @cached_property
    def places(self) -> dict[str, Place]:
        instance = frozen_instance(self.desk.translation.source)
        return places(instance, (row.segment.path for row in self.rows))

    @cached_property
    def listing(self) -> Listing:
        return Listing(self.rows, self.places, self.wanted, self.open_pk, drafts_of(self.desk))

    @cached_property
    def editor(self) -> Editor | None:
        line = self.listing.line(self.open_pk)
        if line is None:
            return None
        before, after = self.listing.neighbours(line.pk)
        place = self.places.get(line.found.segment.path)
        return Editor(self.desk, line, place, before, after, self.attempt)

    @cached_property
    def saved(self) -> Saved | None:
        pk = read_number(self.request.GET.get("saved"))
        row = next((row for row in self.rows if row.segment.pk == pk), None)
        return saved_segment(self.desk, row) if row else None

    def response(self, status: int = HTTPStatus.OK) -> HttpResponse:
        """Return the page, or its changed pieces for a script."""
        if (self.open_pk or self.attempt) and self.editor is None:
            messages.warning(self.request, _("This part is not in the original any more."))
        is_fragment = is_from_script(self.request)
        name = "fragment" if is_fragment else "screen"
        context = self._context() | (self._pieces() if is_fragment else self._frame())
        return render(self.request, f"translation/workplace/{name}.html", context, status=status)

    def _context(self) -> dict[str, Any]:
        home = reverse("translation:workplace", args=[self.desk.translation.pk])
        query = self.wanted.params()
        source = self.desk.translation.source
        return {
            "desk": self.desk,
            "wanted": self.wanted,
            "listing": self.listing,
            "editor": self.editor,
            "saved": self.saved,
            "stray": self.attempt if self.editor is None else None,
            "home": home,
            "close_url": query or "?",
            "link": f"{query}&" if query else "?",
            "source_code": source.locale.language_code,
            "source_name": source.locale.get_display_name(),
            "target_code": self.desk.locale.language_code,
            # A script puts the numbers in.
            "length_pattern": _("%(length)s of %(most)s characters"),
        }

    def _pieces(self) -> dict[str, Any]:
        pks = {self.open_pk, *(read_number(pk) for pk in self.request.GET.getlist("also"))}
        pks.add(self.saved.pk if self.saved else None)
        return {"lines": self.listing.shown(pks), "fragment": True}

    def _frame(self) -> dict[str, Any]:
        return Header(self.desk, self.listing, self.request).context()
