"""The screens of jobs: asking for one, seeing how far it is, letting it go on, and refusing everybody else."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

import pytest

from activities.models import ActivityPage
from tests.factories.activities import make_activity, make_topic
from tests.factories.translation import make_member, make_person
from toolkit_site.translation.jobs.models import JobItem, TranslationJob
from toolkit_site.translation.jobs.running import run
from toolkit_site.translation.submission.submitting import submit
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db


@pytest.fixture
def fr(library):
    return Locale.objects.get(language_code="fr")


@pytest.fixture
def page(library):
    return make_activity(title="One gesture")


@pytest.fixture
def coordinator(client, library):
    user = make_member(Role.COORDINATOR)
    client.force_login(user)
    return user


@pytest.fixture
def post(client, django_capture_on_commit_callbacks):
    def send(url, data):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(url, data)

    return send


def url(name, *args):
    return reverse(f"translation:{name}", args=args)


def test_a_page_is_sent_to_the_chosen_languages(client, coordinator, page, fr, post):
    asked = client.get(url("submit_page", page.pk)).content.decode()
    assert asked.count('name="locales"') == 8
    assert asked.count(" checked") == 8
    assert 'name="subtree"' not in asked
    answer = post(url("submit_page", page.pk), {"locales": [fr.pk]})
    job = TranslationJob.objects.get()
    assert answer.url == url("job", job.pk)
    assert job.created_by == coordinator
    drafts = ActivityPage.objects.filter(translation_key=page.translation_key)
    assert {draft.locale.language_code for draft in drafts} == {"en", "fr"}
    shown = client.get(answer.url).content.decode()
    assert "One gesture" in shown
    assert '<progress class="jobs__bar" max="1" value="1"' in shown
    assert "http-equiv" not in shown


def test_what_is_begun_is_shown_and_not_chosen_again(client, coordinator, page, fr):
    submit(page, [fr])
    asked = client.get(url("submit_page", page.pk)).content.decode()
    assert asked.count(" checked") == 7
    assert "begun, 0 % approved" in asked


def test_a_page_is_sent_with_all_pages_below_it(client, coordinator, library, page, fr, post):
    make_activity()
    library.refresh_from_db()
    assert "2 published pages" in client.get(url("submit_page", library.pk)).content.decode()
    post(url("submit_page", library.pk), {"locales": [fr.pk], "subtree": "on"})
    assert JobItem.objects.count() == 3
    assert ActivityPage.objects.filter(locale=fr).count() == 2


def test_no_language_is_a_mistake_that_is_explained(client, coordinator, page):
    answer = client.post(url("submit_page", page.pk), {"locales": ["nonsense"]})
    assert answer.status_code == 200
    answer = client.post(url("submit_page", page.pk), {})
    assert "Choose at least one language." in answer.content.decode()
    assert not TranslationJob.objects.exists()


def test_the_source_language_cannot_be_chosen(client, coordinator, page):
    source = Locale.get_default().pk
    assert client.post(url("submit_page", page.pk), {"locales": [source]}).status_code == 200
    assert not TranslationJob.objects.exists()


def test_a_snippet_is_sent(client, coordinator, fr, post):
    topic = make_topic("sound")
    address = url("submit_snippet", "activities", "topic", topic.pk)
    assert "Sound" in client.get(address).content.decode()
    post(address, {"locales": [fr.pk]})
    assert Translation.objects.get(source__object_id=topic.translation_key).target_locale == fr


@pytest.mark.parametrize(
    "args",
    [
        ("activities", "topic", "999"),
        ("activities", "topic", "x"),
        ("activities", "nothing", "1"),
        ("activities", "activitypage", "1"),  # pages have a form of their own
        ("users", "user", "1"),
    ],
)
def test_what_is_no_snippet_is_not_found(client, coordinator, args):
    assert client.get(url("submit_snippet", *args), follow=True).status_code == 404


def test_a_translated_page_leads_to_its_original(client, coordinator, page, fr):
    submit(page, [fr])
    translated = page.get_translation(fr)
    ActivityPage.objects.filter(pk=translated.pk).update(live=True)
    answer = client.get(url("submit_page", translated.pk))
    assert answer.url == url("submit_page", page.pk)


def test_a_draft_is_refused_with_what_to_do(client, coordinator, library):
    draft = make_activity(publish=False)
    answer = client.get(url("submit_page", draft.pk))
    assert answer.status_code == 403
    assert "Publish the original first" in answer.content.decode()


def test_everything_is_for_coordinators(client, coordinator, page, fr, post):
    assert "Everything" in client.get(url("submit_everything")).content.decode()
    post(url("submit_everything"), {"locales": [fr.pk]})
    assert TranslationJob.objects.get().scope == {"everything": True}
    assert Translation.objects.filter(source__object_id=page.translation_key).exists()


def test_translations_are_brought_up_to_date(client, coordinator, page, fr, post):
    submit(page, [fr])
    ActivityPage.objects.filter(pk=page.pk).update(taster="Changed behind our back.")
    source = TranslationSource.objects.get_for_instance(page)
    asked = client.get(url("sync", source.pk)).content.decode()
    assert asked.count('name="locales"') == 1
    answer = post(url("sync", source.pk), {"locales": [fr.pk]})
    assert "Done: 1" in client.get(answer.url).content.decode()
    source.refresh_from_db()
    assert "Changed behind our back." in source.content_json


def test_failures_are_shown_with_their_objects_and_can_be_tried_again(
    client, admin_user, page, fr, post, monkeypatch
):
    client.force_login(admin_user)

    def fail(*_args, **_kwargs):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("toolkit_site.translation.jobs.running.work", fail)
        answer = post(url("submit_page", page.pk), {"locales": [fr.pk]})
    shown = client.get(answer.url).content.decode()
    assert "Not done: 1" in shown
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown
    job = TranslationJob.objects.get()
    again = post(url("run_job", job.pk), {})
    assert (again.status_code, again.url) == (303, url("job", job.pk))
    assert "Done: 1" in client.get(again.url).content.decode()


def test_an_interrupted_job_can_go_on(client, coordinator, page, fr, post):
    job = TranslationJob.objects.create(
        kind="submit",
        state="running",
        scope={"pages": [page.pk]},
        created_by=coordinator,
        touched_at=timezone.now() - timedelta(hours=1),
    )
    job.locales.add(fr)
    shown = client.get(url("job", job.pk)).content.decode()
    assert "Interrupted" in shown
    assert "Go on" in shown
    post(url("run_job", job.pk), {})
    assert "Done: 1" in client.get(url("job", job.pk)).content.decode()


def test_a_running_job_reloads_itself_without_scripts(client, coordinator, page):
    job = TranslationJob.objects.create(kind="submit", state="running", created_by=coordinator)
    shown = client.get(url("job", job.pk)).content.decode()
    assert '<noscript><meta http-equiv="refresh"' in shown
    assert "Go on" not in shown


def test_the_list_shows_all_jobs_in_few_queries(
    client, coordinator, page, fr, django_assert_max_num_queries
):
    for _number in range(30):
        job = TranslationJob.objects.create(
            kind="submit", scope={"pages": [page.pk]}, created_by=coordinator
        )
        job.locales.add(fr)
        run(job.pk)
    client.get(url("jobs"))
    with django_assert_max_num_queries(16):
        shown = client.get(url("jobs")).content.decode()
    assert shown.count("One gesture") == 30


def test_titles_are_escaped(client, coordinator, fr, post, library):
    page = make_activity(title="Cut <!-- & paste")
    answer = post(url("submit_page", page.pk), {"locales": [fr.pk]})
    assert "<!-- & paste" not in client.get(answer.url).content.decode()


def test_who_may_submit_sees_her_own_jobs_only(client, page, fr):
    from django.contrib.auth.models import Permission

    editor, other = make_person(), make_person()
    for user in (editor, other):
        user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    job = TranslationJob.objects.create(kind="submit", created_by=editor)
    client.force_login(other)
    assert client.get(url("job", job.pk)).status_code == 403
    assert url("job", job.pk) not in client.get(url("jobs")).content.decode()
    client.force_login(editor)
    assert client.get(url("job", job.pk)).status_code == 200
    assert url("job", job.pk) in client.get(url("jobs")).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_gets_in(client, page, fr, method):
    submit(page, [fr])
    job = TranslationJob.objects.create(kind="submit")
    source = TranslationSource.objects.get_for_instance(page)
    topic = make_topic("sound")
    addresses = [
        url("submit_page", page.pk),
        url("submit_snippet", "activities", "topic", topic.pk),
        url("submit_everything"),
        url("sync", source.pk),
        url("jobs"),
        url("job", job.pk),
        url("run_job", job.pk),
    ]
    for user in (make_person(), make_member(Role.REVIEWER, "fr")):
        client.force_login(user)
        statuses = {getattr(client, method)(address).status_code for address in addresses}
        assert statuses <= {403, 405}
    assert TranslationJob.objects.count() == 1


def test_a_number_that_no_language_has_is_a_mistake(client, coordinator, page):
    response = client.post(url("submit_page", page.pk), {"locales": "9" * 30})
    assert response.status_code == 200
    assert not TranslationJob.objects.exists()
