"""How the vocabulary is chosen in Wagtail's admin: each thing once, however many languages it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wagtail.models import Locale


# Only ever mixed into the views of a chooser, which a type checker should know.
if TYPE_CHECKING:
    from wagtail.snippets.views.chooser import ChooseView as ViewBase
else:
    ViewBase = object


class SourceLocaleMixin(ViewBase):
    """For a chooser's views: offers the rows of the source language only.

    An activity points at them in every language; the labels of the reader's language are found when they are shown.
    """

    i18n_enabled = False  # neither a column nor a filter for the language: there is only one

    def get_object_list(self) -> QuerySet:
        return super().get_object_list().filter(locale=Locale.get_default())
