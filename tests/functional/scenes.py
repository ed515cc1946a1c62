"""Prepares the running demo for a test of the workplace, from beside it: a translation with changed originals."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.running_demo import OTHERS, ROOT


# Runs in a process of its own, with the settings and the database of the demo.
CHANGED_ORIGINALS = """
import json
from wagtail.models import Locale
from wagtail_localize.models import Translation
from activities.models import ActivityPage
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Entry, Intent, record
from toolkit_site.translation.submission.submitting import submit
from toolkit_site.translation.sync.source_change import sync_source

def change(code):
    page = ActivityPage.objects.get(code=code, locale__language_code="en")
    submit(page, [Locale.objects.get(language_code="uk")], None)
    translation = Translation.objects.get(
        source__object_id=page.translation_key, target_locale__language_code="uk"
    )
    entries = [
        Entry(one.context_id, one.string_id, "Укр. " + one.html, Intent.TRANSLATE, overrule=True)
        for one in current_segments(translation.source)
    ]
    record(translation, entries, user=None, door=Door.STARTER)
    for name in ("room_setup", "evaluation", "follow_up"):
        setattr(page, name, getattr(page, name).replace(".", " again.", 1))
    page.save_revision().publish()
    sync_source(translation.source)
    return translation.pk


print("translations", json.dumps({{code: change(code) for code in {codes}}}))
"""


def changed_originals(demo, codes):
    """Translate activities of the demo into Ukrainian, change three texts of each, return the translations' numbers."""
    environment = {key: value for key, value in os.environ.items() if key not in OTHERS}
    environment |= {
        "VAR_DIR": str(demo.folder),
        "DJANGO_SETTINGS_MODULE": "toolkit_site.settings.demo",
    }
    command = [
        sys.executable,
        "manage.py",
        "shell",
        "-v0",
        "-c",
        CHANGED_ORIGINALS.format(codes=codes),
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.split("translations ")[-1])
