"""The two apps in a project that `wagtail start` made: a line in INSTALLED_APPS each, their addresses included,
nothing of this site.
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

# The same for a learner: she reads, answers and finds it again.
LEARN = """
import re, uuid
from django.test import Client
from wagtail.models import Page
from modules.models import Answer, LearningPathIndexPage, LearningPathPage
from modules.models import ModuleIndexPage, ModulePage, UnitPage

home = Page.objects.get(depth=2).specific
index = home.add_child(instance=ModuleIndexPage(title="Modules", slug="modules"))
module = index.add_child(instance=ModulePage(title="Film", slug="film", taster="Eight units."))
options = [{"text": "Cut", "right": True, "feedback": "Yes."}, {"text": "Pan", "right": False, "feedback": ""}]
question = {"stem": "What joins two shots?", "tries": 3, "options": options}
unit = UnitPage(
    title="Look", slug="look", taster="Look twice.", minutes=20,
    body=[("text", "<p>Read.</p>"), ("single", question), ("reflection", {"prompt": "And you?"})],
)
module.add_child(instance=unit)
unit.save_revision().publish()
paths = home.add_child(instance=LearningPathIndexPage(title="Paths", slug="paths"))
step = {"page": unit, "why": "First.", "required": True}
path = paths.add_child(
    instance=LearningPathPage(title="Way", slug="way", taster="One step.", steps=[("step", step)])
)
path.save_revision().publish()

client = Client(SERVER_NAME="localhost")
for url in ("/modules/", "/modules/film/", "/paths/", "/paths/way/", "/learn/", "/learn/resume/"):
    assert client.get(url).status_code == 200, url
page = client.get("/modules/film/look/").text
assert "Read." in page and "What joins two shots?" in page and "Yes." not in page
form = page.split('question__form" method="post" action="')[1]
action = form.split('"')[0]
token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
right = re.search(r'name="option" value="([^"]+)"', page)[1]
sent = {"csrfmiddlewaretoken": token, "write": str(uuid.uuid4()), "option": right}
response = client.post(action, sent)
assert response.status_code == 303 and response["Location"].startswith("/modules/film/look/"), response
assert Answer.objects.get().verdict == "right"
assert "Yes." in client.get("/modules/film/look/").text
assert "Look" in client.get("/learn/").text
from django.contrib.auth import get_user_model
client.force_login(get_user_model().objects.create_superuser("chief", "chief@example.org", "x"))
for number in (module.pk, unit.pk, path.pk):
    assert client.get(f"/admin/pages/{number}/edit/").status_code == 200
print("everything answered")
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("stranger")
    command = [sys.executable, "-m", "wagtail.bin.wagtail", "start", "stranger", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    add_app(folder, "activities")
    return folder


def add_app(folder: Path, app: str, *needed: str) -> None:
    """Do what an installer does: name the app and what it needs, and include its addresses."""
    lines = "".join(f'\n    "{name}",' for name in (app, *needed))
    add(folder / "stranger/settings/base.py", "INSTALLED_APPS = [", lines)
    line = f'\n    path("", include("{app}.urls")),'
    add(folder / "stranger/urls.py", "urlpatterns = urlpatterns + [", line)


def add(file: Path, behind: str, lines: str) -> None:
    file.write_text(file.read_text().replace(behind, behind + lines, 1))


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


def visit(project: Path, app: str, script: str) -> None:
    for command in (
        ("check", "--fail-level", "WARNING"),
        ("migrate", "-v0"),
        ("makemigrations", app, "--check", "--dry-run"),
    ):
        done = manage(project, *command)
        assert done.returncode == 0, done.stdout + done.stderr
    done = manage(project, "shell", "-v0", input=script)
    assert done.stdout.strip().endswith("everything answered"), done.stdout + done.stderr


def test_it_installs_and_works_in_a_stock_project(project):
    settings = (project / "stranger/settings/base.py").read_text()
    assert settings.count('"activities"') == 1
    assert "toolkit_site" not in settings
    visit(project, "activities", VISIT)


def test_the_modules_install_beside_them(project):
    add_app(project, "modules", "wagtailmedia")
    visit(project, "modules", LEARN)
