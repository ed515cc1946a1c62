"""The form in which somebody says what is to be translated, and into which languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import Translation

from toolkit_site.translation.engine.locales import target_locales


LONGEST_ID = 9


@dataclass(frozen=True)
class Language:
    """A line of the form: a language, whether it is chosen, and how far it is (None: not begun)."""

    locale: Locale
    is_chosen: bool
    is_begun: bool
    percent: int | None


class LocalesField(forms.ModelMultipleChoiceField):
    """Languages by id; a number that no database holds is no language."""

    def clean(self, value: Any) -> Any:
        for one in value or ():
            if len(str(one)) > LONGEST_ID:
                raise ValidationError(
                    self.error_messages["invalid_choice"], "invalid_choice", {"value": one}
                )
        return super().clean(value)


class JobForm(forms.Form):
    """Languages as checkboxes, and whether the pages below are meant too. What is missing is chosen beforehand."""

    locales = LocalesField(
        Locale.objects.none(),
        label=_("Languages"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one language.")},
    )
    subtree = forms.BooleanField(label=_("With all pages below it"), required=False)

    def __init__(
        self, instance: TranslatableMixin | None, *args: Any, is_sync: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.begun = _begun(instance)
        self.is_sync = is_sync
        wanted = [one for one in target_locales() if not is_sync or one.pk in self.begun]
        self.targets = wanted
        locales: Any = self.fields["locales"]
        locales.queryset = Locale.objects.filter(pk__in=[one.pk for one in wanted])
        if not (isinstance(instance, Page) and instance.numchild):
            del self.fields["subtree"]

    @property
    def languages(self) -> Iterator[Language]:
        """The languages in the site's order, as they stand in the form."""
        chosen = set(self["locales"].value() or ()) if self.is_bound else self._missing()
        for locale in self.targets:
            is_begun = locale.pk in self.begun
            is_chosen = str(locale.pk) in chosen
            yield Language(locale, is_chosen, is_begun, self.begun.get(locale.pk))

    def _missing(self) -> set[str]:
        return {str(one.pk) for one in self.targets if self.is_sync or one.pk not in self.begun}


def _begun(instance: TranslatableMixin | None) -> dict[int, int | None]:
    """Return how much of each language is approved, in percent of words, for those that were begun."""
    if instance is None:
        return {}
    rows = Translation.objects.filter(
        source__object_id=instance.translation_key,
        source__locale_id=instance.locale_id,
        enabled=True,
    ).values_list("target_locale_id", "progress__words", "progress__words_approved")
    return {pk: 100 * done // words if words else None for pk, words, done in rows}
