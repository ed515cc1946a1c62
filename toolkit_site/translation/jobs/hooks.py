"""Jobs among the admin's reports, for those who may ask for one."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from toolkit_site.translation.teams.permissions import user_can_see_jobs


class JobsMenuItem(MenuItem):
    """Leads to the jobs."""

    def is_shown(self, request: HttpRequest) -> bool:
        return user_can_see_jobs(request.user)


@hooks.register("register_reports_menu_item")
def register_jobs() -> JobsMenuItem:
    return JobsMenuItem(
        _("Translation jobs"),
        reverse("translation:jobs"),
        name="translation-jobs",
        icon_name="tasks",
        order=91,
    )
