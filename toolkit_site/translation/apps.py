"""The translation plug-in as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Stands before wagtail-localize in `INSTALLED_APPS`, so that its hooks and addresses come first."""

    name = "toolkit_site.translation"
    label = "translation"
    verbose_name = _("Translation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Mend what wagtail-localize does to sentences and to empty blocks, and listen for what changes."""
        from toolkit_site.translation.engine.blocks import survive_empty_blocks
        from toolkit_site.translation.engine.markup import keep_sentences_whole
        from toolkit_site.translation.jobs import signals as job_signals
        from toolkit_site.translation.publishing import signals
        from toolkit_site.translation.states import rules

        keep_sentences_whole()
        survive_empty_blocks()
        rules.connect()
        signals.connect()
        job_signals.connect()
