"""Model fields and widgets that hold facts of an activity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class ChoicesField(models.JSONField):
    """A list of codes from one enumeration, kept in its order, in one column.

    A column and no relation, because relations to choices are not carried over to translations. The
    enumeration is left out of migrations: a new code needs none.
    """

    default_error_messages = {"unknown": _("%(value)s is not one of the choices.")}

    def __init__(
        self, *args: Any, enum: type[models.TextChoices] | None = None, **kwargs: Any
    ) -> None:
        self.enum = enum
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "activities.pages.fields.ChoicesField", args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        defaults = {
            "form_class": ChoicesFormField,
            "choices_form_class": ChoicesFormField,
            "choices": self.enum.choices if self.enum else [],
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
        }
        return ChoicesFormField(
            **{
                key: value
                for key, value in {**defaults, **kwargs}.items()
                if "form_class" not in key
            }
        )

    def clean(self, value: Any, model_instance: models.Model | None) -> list[str]:
        value = in_order(value or [], self.enum)
        super().clean(value, model_instance)
        return value

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        known = set(self.enum.values) if self.enum else set()
        for item in value:
            if item not in known:
                raise ValidationError(
                    self.error_messages["unknown"], code="unknown", params={"value": item}
                )


class ChoicesFormField(forms.TypedMultipleChoiceField):
    """Check boxes for a ChoicesField."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        for not_ours in ("encoder", "decoder", "max_length"):
            kwargs.pop(not_ours, None)
        super().__init__(*args, coerce=str, empty_value=[], **kwargs)


def in_order(values: Iterable[str], enum: type[models.TextChoices] | None) -> list[str]:
    """Return the values once each, in the order of the enumeration; unknown ones last."""
    unique = list(dict.fromkeys(values))
    order = {code: position for position, code in enumerate(enum.values)} if enum else {}
    return sorted(unique, key=lambda code: order.get(code, len(order)))


def labels_of(values: Iterable[str], enum: type[models.TextChoices]) -> list[str]:
    """Return the translated labels of the codes that the enumeration knows."""
    known = {code: str(label) for code, label in enum.choices}
    return [known[value] for value in values if value in known]
