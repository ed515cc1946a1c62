"""What happened to the words of a segment, and bringing former words back."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from itertools import zip_longest
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wagtail_localize.models import StringSegment

from toolkit_site.translation.checks import LABELS, Problem
from toolkit_site.translation.checks.notation import to_notation
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.diff import Operation, word_diff
from toolkit_site.translation.states.history import history, restore as restore_words
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.states.notes import overruled, own_words
from toolkit_site.translation.states.recording import (
    Entry,
    Intent,
    Kind,
    Outcome,
    PageLockedError,
    record,
)
from toolkit_site.translation.workplace.addresses import home_url, wanted_by
from toolkit_site.translation.workplace.desk import Desk, at_desk
from toolkit_site.translation.workplace.editor import Attempt
from toolkit_site.translation.workplace.rendering import shown
from toolkit_site.translation.workplace.screen import Screen, read_pk


SHOWN = 50


@dataclass(frozen=True)
class Step:
    """One line of the history, with what it changed in the words before it."""

    change: SegmentChange
    before: SegmentChange | None
    source_html: str

    @property
    def diff(self) -> list[tuple[Operation, str]]:
        return word_diff(self.before.text if self.before else "", self.change.text)

    @property
    def other_source(self) -> str:
        """The original of these words, where it is not the one of today."""
        html = self.change.string.data
        return shown(html) if html != self.source_html else ""

    @property
    def note(self) -> str:
        return own_words(self.change.note)

    @property
    def overruled(self) -> list[str]:
        return [str(LABELS.get(name, name)) for name in overruled(self.change.note)]

    @property
    def state(self) -> State:
        return State(self.change.state)

    @property
    def door(self) -> Door:
        return Door(self.change.door)
