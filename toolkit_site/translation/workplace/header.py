"""What stands around the list: whose translation of what, how far it is, where else it can be seen, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, PreviewableMixin

from toolkit_site.translation.engine.markup import visible_text
from toolkit_site.translation.publishing.permissions import user_can_deliver
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.workplace.desk import Desk
from toolkit_site.translation.workplace.listing import Listing


@dataclass(frozen=True)
class Link:
    """A link with its words."""

    url: str
    label: str
    lang: str = ""


@dataclass(frozen=True)
class Header:
    """The frame of the screen for one person."""

    desk: Desk
    listing: Listing
    request: HttpRequest

    def context(self) -> dict[str, Any]:
        """Return what the page needs beyond the list, Wagtail's own header included."""
        title = _("Translate: %(title)s") % {"title": self.desk.title}
        profile = getattr(self.desk.user, "wagtail_userprofile", None)
        return {
            "page_title": title,
            "header_title": f"{title} ({self.desk.locale})",
            "breadcrumbs_items": [
                {"url": reverse("translation:matrix"), "label": _("Translations")},
                {"url": "", "label": self.desk.title, "sublabel": str(self.desk.locale)},
            ],
            "header_icon": "wagtail-localize-language",
            "target_title": self._target_title(),
            "percent": self.percent,
            "links": list(self._links()),
            "steps": list(self._steps()),
            "has_preview": self.has_preview,
            "keyboard_shortcuts": getattr(profile, "keyboard_shortcuts", True),
        }

    @property
    def percent(self) -> int:
        """How much of the words is done as the rules of the language want it."""
        done = (
            [State.APPROVED]
            if self.desk.policy.needs_review
            else [State.APPROVED, State.TRANSLATED]
        )
        return self.listing.percent(done)

    @property
    def has_preview(self) -> bool:
        return isinstance(self.desk.source, Page) and isinstance(self.desk.source, PreviewableMixin)

    def _target_title(self) -> str:
        """Return the title in the language, once it has one of its own."""
        titles = (row.text for row in self.listing.rows if row.segment.path == "title")
        return visible_text(next(titles, ""))

    def _links(self) -> Iterator[Link]:
        target, source = self.desk.target, self.desk.source
        if url := self._live_url(target):
            yield Link(url, _("Live page"), self.desk.locale.language_code)
        if url := self._live_url(source):
            yield Link(url, _("Original"))
        if url := self._history_url(target):
            yield Link(url, _("History of the page"))

    def _live_url(self, page: Any) -> str:
        if not isinstance(page, Page) or not page.live:
            return ""
        return page.get_url(self.request) or ""

    def _history_url(self, target: Any) -> str:
        if target is None or AdminURLFinder(self.desk.user).get_edit_url(target) is None:
            return ""
        if isinstance(target, Page):
            return reverse("wagtailadmin_pages:history", args=[target.pk])
        try:
            viewset = target.snippet_viewset
            return reverse(viewset.get_url_name("history"), args=[target.pk])
        except (AttributeError, NoReverseMatch):
            return ""

    def _steps(self) -> Iterator[Link]:
        """Yield what this person can do with the whole page now."""
        if self.desk.closed:
            return
        counts, policy = self.listing.counts, self.desk.policy
        if self.desk.may_review and policy.needs_review and counts[State.TRANSLATED]:
            yield self._step("approve_all", _("Approve all translated"))
        under_review = self.desk.is_under_review
        if policy.needs_review and self.has_preview and not under_review:
            yield self._step("hand_over", _("Hand over for review"))
        if self.desk.may_review and under_review:
            yield self._step("send_back", _("Send back"))
        if user_can_deliver(self.desk.user, self.desk.translation):
            yield self._step("publish", _("Publish"))

    def _step(self, name: str, label: str) -> Link:
        return Link(reverse(f"translation:{name}", args=[self.desk.translation.pk]), label)
