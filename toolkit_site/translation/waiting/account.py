"""The wish for the weekly mail, among a person's own settings in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput

from toolkit_site.translation.teams.permissions import user_has_translation_role
from toolkit_site.translation.waiting.models import DigestSubscription


class DigestForm(forms.ModelForm):
    """One switch."""

    class Meta:
        model = DigestSubscription
        fields = ["weekly"]
        widgets = {"weekly": SwitchInput()}
        help_texts = {
            "weekly": _("Once a week, only when something waits for you. Off until you turn it on.")
        }


class DigestSettingsPanel(BaseSettingsPanel):
    """Shown to people who translate, review or coordinate."""

    name = "translation-digest"
    title = _("Translations")
    tab = notifications_tab
    order = 200
    form_class = DigestForm

    def is_active(self) -> bool:
        return user_has_translation_role(self.user)

    def get_form(self) -> DigestForm:
        subscription = DigestSubscription.objects.filter(
            user=self.user
        ).first() or DigestSubscription(user=self.user)
        data: Any = self.request.POST if self.request.method == "POST" else None
        return DigestForm(data, instance=subscription, prefix=self.name)
