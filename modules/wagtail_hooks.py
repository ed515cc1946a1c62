"""What the app registers with Wagtail's admin."""

from __future__ import annotations

from django.urls import URLPattern, path

from wagtail import hooks

from modules.learning_paths.checklist_panel import path_checklist
from modules.pages.checklist_panel import checklist
from modules.questions.trying import try_question


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """The check-lists of modules, units and paths, as their forms ask for them, and the questions of previews."""
    return [
        path("modules/<int:page_id>/checklist/", checklist, name="modules_checklist"),
        path(
            "modules/paths/<int:page_id>/checklist/", path_checklist, name="modules_path_checklist"
        ),
        path("modules/try/", try_question, name="modules_try_question"),
    ]
