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
