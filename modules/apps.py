"""App configuration of the modules app."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class ModulesConfig(AppConfig):
    """Registers the app. It needs `activities` and `wagtailmedia` beside it."""

    name = "modules"
    label = "modules"
    verbose_name = _("Modules")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from modules.learners.checks import text_keys_are_strong
        from modules.learners.ledger_checks import erasures_outlive_backups

        # Connects what counts those who have gone.
        from modules.learning_paths.pages import LearningPathPage
        from modules.pages import signals
        from modules.pages.module import ModuleCompetence, ModulePage
        from modules.pages.unit import UnitCompetence, UnitPage
        from modules.progress import recording  # noqa: F401

        register(erasures_outlive_backups)
        register(text_keys_are_strong)
        signals.connect(
            (ModulePage, UnitPage, LearningPathPage), (ModuleCompetence, UnitCompetence)
        )
