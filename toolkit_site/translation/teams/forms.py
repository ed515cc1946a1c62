"""The forms of the screen where coordinators give roles and set the rules of a language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.teams.members import Team
from toolkit_site.translation.teams.models import Role


SUGGESTIONS = "people"


class RoleForm(forms.Form):
    """Knows the roles that a screen may give and take."""

    role = forms.TypedChoiceField(label=_("Role"), choices=Role, coerce=Role)

    def __init__(self, teams: list[Team], data: Any = None) -> None:
        super().__init__(data)
        given = [team.role for team in teams]
        field: Any = self.fields["role"]
        field.choices = [(role.value, role.label) for role in given]
        if len(given) == 1:
            field.initial, field.widget = given[0], forms.HiddenInput()


class JoinForm(RoleForm):
    """Puts somebody into a team. People are named, not listed: a site can have many accounts."""

    person = forms.CharField(
        label=_("User name or e-mail address"),
        max_length=254,
        widget=forms.TextInput(attrs={"list": SUGGESTIONS, "autocomplete": "off"}),
    )
    field_order = ["person", "role"]

    def clean_person(self) -> Any:
        typed = self.cleaned_data["person"]
        users = get_user_model()
        active = users._default_manager.filter(is_active=True)
        found = list(active.filter(**{users.USERNAME_FIELD: typed}))
        found = found or list(active.filter(Q((f"{users.get_email_field_name()}__iexact", typed))))
        if len(found) == 1:
            return found[0]
        message = _("Nobody with an active account is called “%(name)s”.")
        if found:
            message = _("Several accounts use the address “%(name)s”: type the user name.")
        raise ValidationError(message, params={"name": typed})


class LeaveForm(RoleForm):
    """Takes somebody out of a team."""

    person: forms.ModelChoiceField = forms.ModelChoiceField(queryset=None)

    def __init__(self, teams: list[Team], data: Any = None) -> None:
        super().__init__(teams, data)
        field: Any = self.fields["person"]
        field.queryset = get_user_model()._default_manager.all()


class RulesForm(forms.ModelForm):
    """The rules of a language."""

    class Meta:
        model = LocalePolicy
        fields = ["new_parts", "needs_review", "own_approval"]
        widgets = {"new_parts": forms.RadioSelect}
