"""Parts of the editing form that several panels use. What stands where is in `panels`; the looks are in `admin.css`."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel


# A row whose boxes stand on one line, however many lines of help stand above them.
ALIGNED = "activity-row"


def aligned_row(*names: str) -> FieldRowPanel:
    """Return a row of fields whose boxes stand on one line."""
    return FieldRowPanel([FieldPanel(name) for name in names], classname=ALIGNED)


class BlocksPanel(FieldPanel):
    """A StreamField with one kind of block: says what the block is for and links to an example.

    Wagtail shows both in the dialogue in which one chooses between kinds, and that never opens for a single kind.
    """

    class BoundPanel(FieldPanel.BoundPanel):
        help_text: str

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            [block] = self.panel.db_field.stream_block.child_blocks.values()
            self.help_text = format_html(
                '{} <a class="activity-example" href="{}?id={}" target="_blank">{}</a>',
                self.help_text or block.get_description(),
                reverse("wagtailadmin_block_preview"),
                block.definition_prefix,
                _("See an example"),
            )
