"""The activities app in a project that `wagtail start` made: one line in INSTALLED_APPS, its
addresses included, nothing of this site.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


ROOT = Path(__file__).resolve().parent.parent

# Runs inside the stranger's project: an editor's pages, then a visitor's requests.
VISIT = """
from django.test import Client
from wagtail.models import Locale, Page
from activities.models import ActivityIndexPage, ActivityMaterial, ActivityPage, ActivityTopic, Topic

locale = Locale.get_default()
topic = Topic.objects.create(slug="editing", title="Editing", locale=locale)
home = Page.objects.get(depth=2).specific
library = home.add_child(instance=ActivityIndexPage(title="Library", slug="library"))
step = {
    "title": "Film", "minutes": 20, "phase": "experience", "grouping": "pair", "say": "", "cue": "",
    "instructions": "<p>Film it.</p>", "needs": "", "optional": False, "trim": "", "image": None,
}
page = ActivityPage(
    title="Our face", slug="our-face", code="FL-11", taster="Try it.",
    activity_types=["making"], settings=["outdoor"], steps=[("step", step)],
)
page.topics = [ActivityTopic(topic=topic, locale=locale)]
page.materials = [ActivityMaterial(item="Card", rule="per-pair", locale=locale)]
library.add_child(instance=page)
page.save_revision().publish()

client = Client(SERVER_NAME="localhost")
def get(path, status=200):
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code)
    return response

assert "Our face" in get("/library/?topic=editing&time=60&group=20").text
assert "Our face" in get("/library/?q=face").text
assert "Our face" not in get("/library/?topic=editing&time=15").text
text = get("/library/our-face/?group=24&start=09:30").text
assert "Film it." in text and "09:30" in text and ">12<" in text.replace(" ", "").replace("\\n", "")
assert "Not yet in" not in text
assert get("/library/our-face/sheet.pdf?group=24").content.startswith(b"%PDF-")
get("/library/our-face/sheet.pdf?group=x", 400)
from django.contrib.auth import get_user_model
client.force_login(get_user_model().objects.create_superuser("boss", "boss@example.org", "x"))
get(f"/admin/pages/{page.pk}/edit/")
get("/admin/snippets/activities/topic/")
get("/admin/snippets/activities/competence/")
print("everything answered")
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("stranger")
    command = [sys.executable, "-m", "wagtail.bin.wagtail", "start", "stranger", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    settings = folder / "stranger" / "settings" / "base.py"
    settings.write_text(
        settings.read_text().replace(
            "INSTALLED_APPS = [", 'INSTALLED_APPS = [\n    "activities",', 1
        )
    )
    urls = folder / "stranger" / "urls.py"
    urls.write_text(
        urls.read_text().replace(
            "urlpatterns = urlpatterns + [",
            'urlpatterns = urlpatterns + [\n    path("", include("activities.urls")),',
            1,
        )
    )
    return folder


def manage(project: Path, *arguments: str, **kwargs) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value for key, value in os.environ.items() if not key.endswith("DATABASE_URL")
    }
    environment |= {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "stranger.settings.dev"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        **kwargs,
    )


def test_it_installs_and_works_in_a_stock_project(project):
    assert (settings := (project / "stranger/settings/base.py").read_text()).count(
        '"activities"'
    ) == 1
    assert "toolkit_site" not in settings
    for command in (
        ("check", "--fail-level", "WARNING"),
        ("migrate", "-v0"),
        ("makemigrations", "activities", "--check", "--dry-run"),
    ):
        done = manage(project, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    done = manage(project, "shell", "-v0", input=VISIT)
    assert done.stdout.strip().endswith("everything answered"), done.stdout + done.stderr
