"""The matrix among the admin's reports, for those who may see it."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from toolkit_site.translation.teams.permissions import user_can_see_matrix


class MatrixMenuItem(MenuItem):
    """Leads to the matrix."""

    def is_shown(self, request: HttpRequest) -> bool:
        return user_can_see_matrix(request.user)


@hooks.register("register_reports_menu_item")
def register_matrix() -> MatrixMenuItem:
    return MatrixMenuItem(
        _("Translations"),
        reverse("translation:matrix"),
        name="translation-matrix",
        icon_name="wagtail-localize-language",
        order=90,
    )
