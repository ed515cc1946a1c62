"""Two syncs of the same original at the same moment, in two connections."""

from __future__ import annotations

from threading import Barrier, Thread

from django.db import connection, connections

from wagtail.models import Locale
from wagtail_localize.models import StringSegment

import pytest

from tests.factories.activities import make_site
from tests.toolkit_site.translation.sync.originals import Original
from tests.toolkit_site.translation.sync.test_many_languages import ALL
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.sync.source_change import sync_source


pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def test_two_syncs_at_once_write_everything_once():
    make_site()
    original = Original(codes=ALL, plan_b="Draw the five frames on a large sheet.")
    original.edit(plan_b="Draw the six frames on a large sheet.", title="Another title")
    changes, together = [], Barrier(2)

    def sync():
        together.wait()
        changes.append(sync_source(type(original.source).objects.get(pk=original.source.pk)))
        connections.close_all()

    threads = [Thread(target=sync) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(change.changed for change in changes) == [False, True]
    rows = StringSegment.objects.filter(source=original.source)
    assert rows.count() == rows.values("context", "string", "order").distinct().count()
    assert len(current_segments(original.source)) == rows.exclude(context__path="slug").count()
    stale = SegmentTranslation.objects.filter(state=State.STALE)
    assert stale.count() == 2 * Locale.objects.exclude(language_code="en").count()
