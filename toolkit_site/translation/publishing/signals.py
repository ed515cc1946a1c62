"""Connects publishing to what happens in Wagtail. Called once, when the app is ready."""

from __future__ import annotations

from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save

from wagtail.models import PageViewRestriction
from wagtail.signals import post_page_move

from toolkit_site.translation.publishing import gate, restrictions


def connect() -> None:
    """Listen for saves that would put something before readers, and for changes of privacy."""
    pre_save.connect(gate.before_save, dispatch_uid="translation_gate")
    post_save.connect(restrictions.on_change, sender=PageViewRestriction)
    m2m_changed.connect(restrictions.on_change, sender=PageViewRestriction.groups.through)
    pre_delete.connect(restrictions.on_delete, sender=PageViewRestriction)
    post_page_move.connect(restrictions.on_move)
