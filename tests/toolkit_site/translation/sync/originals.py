"""An original with translations, and what an editor does to it."""

from __future__ import annotations

import json
import uuid

from wagtail.models import Locale
from wagtail_localize.models import Translation

from tests.factories.activities import make_activity
from tests.factories.translation import write_all
from toolkit_site.translation.engine.sources import ensure_source
from toolkit_site.translation.states.reading import segment_rows
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.sync.source_change import sync_source


class Original:
    """An activity in English with translations that have no pages: words are all that matters here."""

    def __init__(self, codes=("fr",), intent=Intent.APPROVE, **facts):
        self.page = make_activity(**facts)
        self.source, _made = ensure_source(self.page)
        self.translations = {
            code: Translation.objects.create(
                source=self.source, target_locale=Locale.objects.get(language_code=code)
            )
            for code in codes
        }
        for translation in self.translations.values():
            if intent:
                write_all(translation, intent)

    def edit(self, **fields):
        """Change the page as it stands in the database."""
        for name, value in fields.items():
            setattr(self.page, name, value)
        self.page.save()
        return self

    def blocks(self, field):
        """Return the blocks of a field as they are stored, ids and all."""
        return getattr(self.page, field).get_prep_value()

    def put_blocks(self, field, blocks):
        return self.edit(**{field: json.dumps(blocks)})

    def sync(self, user=None):
        return sync_source(self.source, user=user)

    def rows(self, code="fr"):
        return segment_rows(self.translations[code])

    def row(self, html, code="fr"):
        """Return the row of the segment with this text."""
        found = [row for row in self.rows(code) if row.segment.html == html]
        assert len(found) == 1, [row.segment.html for row in self.rows(code)]
        return found[0]


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def new_id():
    return str(uuid.uuid4())
