"""Prepares the running demo for a learner's tests, from beside it: a unit that asks one question of every kind."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.running_demo import OTHERS, ROOT


SLUG = "one-of-every-kind"
PATH = f"/en/modules/film-language/{SLUG}/"

# Runs in a process of its own, with the settings and the database of the demo.
EVERY_KIND = """
import uuid
from django.core.files.base import ContentFile
from wagtailmedia.models import get_media_model
from modules.models import ModulePage, UnitPage
from modules.questions.keys import READERS

def cut():
    file = ContentFile(b"no film", name="clip.mp4")
    video = get_media_model().objects.create(title="A clip", type="video", duration=12, file=file)
    clip = {{"title": "A clip", "video": video.pk, "link": "", "captions": [], "transcript": ""}}
    cuts = [{{"type": "item", "value": "7.5", "id": str(uuid.uuid4())}}]
    value = {{"stem": "When is the clip cut?", "clip": clip, "cuts": cuts, "tolerance": "1"}}
    return {{"type": "cut", "value": {{**value, "tries": 3}}, "id": str(uuid.uuid4())}}

def blocks_in(page):
    for block in page.body.raw_data:
        yield from block["value"]["questions"] if block["type"] == "self_check" else [block]

def first_of_each_kind(module):
    found = {{"cut": cut()}}
    for unit in UnitPage.objects.child_of(module):
        for block in blocks_in(unit):
            if block["type"] in READERS or block["type"] == "reflection":
                found.setdefault(block["type"], {{**block, "id": str(uuid.uuid4())}})
    return found

module = ModulePage.objects.get(slug="film-language", locale__language_code="en")
if not UnitPage.objects.child_of(module).filter(slug="{slug}").exists():
    found = first_of_each_kind(module)
    assert set(found) == {{*READERS, "reflection"}}, sorted(found)
    unit = UnitPage(title="One of every kind", slug="{slug}", taster="Try all.", minutes=20, body=list(found.values()))
    unit.locale = module.locale
    module.add_child(instance=unit)
    unit.save_revision().publish()
"""


def add_unit_of_every_kind(demo):
    """Publish the unit, and return its path."""
    environment = {key: value for key, value in os.environ.items() if key not in OTHERS}
    environment |= {
        "VAR_DIR": str(demo.folder),
        "DJANGO_SETTINGS_MODULE": "toolkit_site.settings.demo",
    }
    code = EVERY_KIND.format(slug=SLUG)
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return PATH
