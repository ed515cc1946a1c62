"""The admin's own API of pages, without the actions that would go round the states of translations."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from wagtail.admin.api.views import PagesAdminAPIViewSet

from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from toolkit_site.translation.guard.writing import user_can_remove
from toolkit_site.translation.publishing.targets import translation_of


class GuardedPages(PagesAdminAPIViewSet):
    """Asks the guard before each action; reading stays as it is."""

    def action_view(self, request: Request, pk: int, action_name: str) -> Response:
        if not self._may(request.user, action_name):
            raise PermissionDenied(_("This is done in the translation workplace."))
        return super().action_view(request, pk, action_name)

    def _may(self, user: Any, action: str) -> bool:
        page = self.get_object()
        if action in ("delete", "move"):
            return user_can_remove(user, [page])
        if action in ("publish", "revert_to_page_revision"):
            return translation_of(page) is None
        return action != "copy_for_translation"
