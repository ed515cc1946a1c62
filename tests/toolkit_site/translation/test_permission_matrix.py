"""Every admin address of wagtail-localize and of ours × role × language: 403 wherever it is not granted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.urls import URLPattern, reverse

from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.wagtail_hooks import register_admin_urls

import pytest

from tests.factories.activities import make_activity, make_topic
from tests.factories.translation import make_member, make_person, make_translation
from tests.toolkit_site.translation.permission_table import (
    BODIES,
    LANGUAGES,
    LOCALIZE,
    OURS,
    ROLES,
)
from toolkit_site.translation import urls
from toolkit_site.translation.jobs.models import JobKind, TranslationJob
from toolkit_site.translation.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.teams.models import Role
from toolkit_site.translation.teams.setup import bind_teams, ensure_teams


pytestmark = pytest.mark.django_db
DRAFT = "canary of a draft"
METHODS = {
    "wagtail_localize": ("get", "post", "put", "delete"),
    "translation": ("get", "post"),
}
# They may edit the original.
SEE_DRAFTS = {"superuser", "editor"}


@dataclass
class World:
    """The objects that stand in the addresses."""

    page: Page
    topic: Any
    translations: dict[str, Translation]
    job: TranslationJob
    people: dict[str, Any] = field(default_factory=dict)

    def sample(self, parameter: str, code: str) -> Any:
        translation = self.translations[code]
        samples = {
            "translation_id": translation.pk,
            "translation_source_id": translation.source_id,
            "source_id": translation.source_id,
            "segment_pk": translation.source.stringsegment_set.first().pk,
            "string_segment_id": translation.source.stringsegment_set.first().pk,
            "overridable_segment_id": 1,
            "page_id": self.page.pk,
            "app_label": "activities",
            "model_name": "topic",
            "pk": self.topic.pk,
            "mode": "default",
            "job_id": self.job.pk,
            "locale_id": translation.target_locale_id,
        }
        assert parameter in samples, f"add “{parameter}” to the samples"
        return samples[parameter]

    def address(self, name: str, parameters: tuple[str, ...], code: str) -> str:
        return reverse(name, kwargs={one: self.sample(one, code) for one in parameters})

    def body(self, name: str, code: str) -> dict[str, Any]:
        segment = self.translations[code].source.stringsegment_set.first()
        key = {"context": segment.context_id, "string": segment.string_id}
        return {**BODIES[name], **key} if name in BODIES else {}

    def sign_in(self, client: Any, role: str) -> None:
        client.logout()
        if self.people[role]:
            client.force_login(self.people[role])

    def state(self):
        """Everything that somebody who may not do so could have changed."""
        return [
            list(model.objects.order_by("pk").values())
            for model in (SegmentTranslation, SegmentChange, StringTranslation, Translation, Page)
        ] + [TranslationJob.objects.count(), sorted(Group.user_set.through.objects.values_list())]


@pytest.fixture
def world(library):
    page = make_activity(title="Five distances")
    translations = {code: make_translation(page, code) for code in LANGUAGES}
    ensure_teams()
    for translation in translations.values():
        bind_teams(translation.target_locale)
    page.title, page.taster = f"{DRAFT} title", f"{DRAFT} taster"
    page.save_revision()
    people = {role: person(role) for role in ROLES}
    make_person("somebody")
    job = TranslationJob.objects.create(kind=JobKind.SUBMIT, created_by=people["editor"])
    return World(page, make_topic(), translations, job, people)


def person(role):
    match role.split():
        case ["superuser"]:
            return make_person("root", is_superuser=True)
        case ["coordinator"]:
            return make_member(Role.COORDINATOR)
        case ["translator" | "reviewer" as team, code]:
            return make_member(Role(team), code)
        case ["anonymous"]:
            return None
    user = make_person()
    if role == "editor":
        user.groups.add(Group.objects.get(name="Editors"))
        user.user_permissions.add(Permission.objects.get(codename="change_topic"))
    return user


def patterns():
    """Return what every address is: its namespace, name and the names of its parameters."""
    theirs = [one for resolver in register_admin_urls() for one in walk([resolver])]
    for namespace, found in (("wagtail_localize", theirs), ("translation", walk(urls.urlpatterns))):
        for one in found:
            yield namespace, one.name, tuple(one.pattern.converters)


def walk(found):
    for one in found:
        yield from [one] if isinstance(one, URLPattern) else walk(one.url_patterns)


ADDRESSES = sorted(set(patterns()))
TABLES = {"wagtail_localize": LOCALIZE, "translation": OURS}


def test_every_address_stands_in_the_table_and_nothing_else_does():
    for namespace, table in TABLES.items():
        there_are = {name for space, name, _parameters in ADDRESSES if space == namespace}
        assert not there_are - set(table), "add it to the table in permission_table.py"
        assert not set(table) - there_are, "take it out of the table in permission_table.py"


def test_our_addresses_have_a_name_each():
    names = [one.name for one in walk(urls.urlpatterns)]
    assert None not in names
    assert len(names) == len(set(names))


def ask(client, method, url, body, *, undo):
    """Ask, and undo what the answer did where it may do something."""
    with transaction.atomic():
        answer = getattr(client, method)(url, body)
        transaction.set_rollback(undo)
    return answer


def is_refused(answer, role):
    if role == "anonymous" and answer.status_code == 302:
        return answer["Location"].startswith("/admin/login/")
    return answer.status_code == 403


def is_wrong_method(answer, method):
    """A view may refuse a method it does not know before it asks who is there."""
    return answer.status_code == 405 and method.upper() not in answer["Allow"]


def mistakes(world, client, role, namespace, name, parameters, code):
    """Ask with each method, and return what was answered wrongly."""
    url = world.address(f"{namespace}:{name}", parameters, code)
    granted = role in TABLES[namespace][name](code)
    answers = {
        method: ask(client, method, url, world.body(name, code), undo=granted)
        for method in METHODS[namespace]
    }
    for method, answer in answers.items():
        said = f"{method} {url} ({name}): {answer.status_code}"
        if DRAFT in answer.content.decode() and role not in SEE_DRAFTS:
            yield f"{said}, shows a draft"
        if granted and (is_refused(answer, role) or answer.status_code >= 500):
            yield f"{said}, though granted"
        if not granted and not is_refused(answer, role) and not is_wrong_method(answer, method):
            yield f"{said}, though not granted"
    if not granted and not any(is_refused(answer, role) for answer in answers.values()):
        yield f"{url} ({name}): refused by no method"


@pytest.mark.parametrize("role", ROLES)
def test_nobody_gets_further_than_the_table_says(world, client, role):
    world.sign_in(client, role)
    before, wrong = world.state(), []
    for address in ADDRESSES:
        for code in LANGUAGES:
            wrong += mistakes(world, client, role, *address, code)
    assert "\n".join(wrong) == ""
    assert world.state() == before


def test_a_page_that_was_never_published_is_sent_to_translation_by_nobody(world, client):
    draft = make_activity(publish=False, title=f"{DRAFT} never published")
    for role in ROLES:
        world.sign_in(client, role)
        for name in ("wagtail_localize:submit_page_translation", "translation:submit_page"):
            for method in ("get", "post"):
                answer = getattr(client, method)(reverse(name, args=[draft.pk]), {"locales": "1"})
                assert is_refused(answer, role), (role, name)
                assert DRAFT not in answer.content.decode()


WAGTAIL = (
    "edit delete unpublish copy move view_draft history workflow_history usage set_privacy lock "
    "unlock add_subpage preview_on_edit revisions_compare"
).split()
ARGUMENTS = {"revisions_compare": ["live", "latest"]}


@pytest.mark.usefixtures("search_index")
@pytest.mark.parametrize("role", [role for role in ROLES if " " in role])
def test_wagtail_keeps_the_pages_of_others_closed(world, client, role):
    """A sample: Wagtail's own page permissions do this, as far as the teams are bound to the right pages."""
    world.sign_in(client, role)
    pages = {code: world.translations[code].get_target_instance() for code in LANGUAGES}
    others = [page for code, page in pages.items() if not role.endswith(code)]
    for page in [world.page, *others]:
        before = Page.objects.filter(pk=page.pk).values().get()
        for name in WAGTAIL:
            for method in ("get", "post"):
                arguments = [page.pk, *ARGUMENTS.get(name, [])]
                url = reverse(f"wagtailadmin_pages:{name}", args=arguments)
                answer = getattr(client, method)(url)
                assert answer.status_code in (302, 403, 404, 405), (name, method)
                assert answer.get("Location", "/admin/") == "/admin/", (name, method)
                assert DRAFT not in answer.content.decode()
        assert client.get(f"/admin/api/main/pages/{page.pk}/").status_code in (302, 404)
        assert Page.objects.filter(pk=page.pk).values().get() == before
    for listing in ("search/?q=canary", f"{world.page.get_parent().pk}/"):
        assert DRAFT not in client.get(f"/admin/pages/{listing}").content.decode()


def test_a_page_that_a_reviewer_has_locked_takes_no_words_of_others(world, client):
    target = world.translations["fr"].get_target_instance()
    url = world.address("translation:save_segment", ("translation_id", "segment_pk"), "fr")
    body = world.body("save_segment", "fr")
    world.sign_in(client, "reviewer fr")
    client.post(reverse("wagtailadmin_pages:lock", args=[target.pk]))
    locked = world.state()
    for role in ("translator fr", "coordinator"):
        world.sign_in(client, role)
        assert "locked" in client.post(url, body, follow=True).content.decode()
        assert world.state() == locked
    world.sign_in(client, "reviewer fr")
    client.post(reverse("wagtailadmin_pages:unlock", args=[target.pk]))
    world.sign_in(client, "translator fr")
    client.post(url, body)
    assert SegmentTranslation.objects.get().text == "Mots de la matrice"
