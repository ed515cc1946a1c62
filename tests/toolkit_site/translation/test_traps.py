"""What goes wrong on other sites that translate with wagtail-localize, and must not here: from end to end."""

from __future__ import annotations

import json

from django.contrib.auth.models import Permission
from django.urls import reverse

from wagtail.models import Locale, Page
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

import pytest

from activities.models import ActivityPage, Topic
from tests.factories.activities import make_activity, make_competence, make_topic
from tests.factories.full_activity import FULL_WORDS
from tests.factories.translation import (
    make_member,
    make_person,
    make_translation,
    segment,
    write_all,
)
from tests.toolkit_site.translation.states.writers import put, row
from tests.toolkit_site.translation.test_translatable_models import TRANSLATED
from tests.toolkit_site.translation.workplace.desks import DeskClient, soup, texts
from toolkit_site.home.models import HomePage
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.models import LocalePolicy
from toolkit_site.translation.publishing.delivery import deliver, deliver_after_sync
from toolkit_site.translation.publishing.readiness import readiness
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.recording import Entry, Intent, record
from toolkit_site.translation.submission.submitting import submit
from toolkit_site.translation.teams.models import Role
from toolkit_site.translation.teams.setup import bind_teams


pytestmark = pytest.mark.django_db


@pytest.fixture
def fr(library):
    return Locale.objects.get(language_code="fr")


@pytest.fixture
def reviewer(fr):
    return make_member(Role.REVIEWER, "fr")


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """Do something with all that follows at the end of its transaction."""

    def do(action, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return action(*args, **kwargs)

    return do


@pytest.fixture
def desk(fr, reviewer):
    """A reviewer at the workplace of any translation, who may approve what she writes."""
    LocalePolicy.objects.create(locale=fr, own_approval=True)
    return lambda translation: DeskClient(translation, reviewer)


def submitted(original, locale, *, live=False):
    """The translation of an original, on request approved and published with all that stands above it."""
    (translation,) = submit(original, [locale], quiet=True)
    if live:
        above = original.get_ancestors().filter(depth__gt=1).specific()
        for page in (*above, original):
            (one,) = submit(page, [locale], quiet=True)
            write_all(one)
            deliver(one, user=None)
    return translation


def published_topic(locale):
    """A topic and its translation, approved and published."""
    topic = make_topic("editing")
    translation = submitted(topic, locale)
    write_all(translation)
    deliver(translation, user=None)
    return topic, translation


def french(original):
    return original.get_translation(Locale.objects.get(language_code="fr"))


# 100 % can be reached, and means it


def originals(library):
    topic = make_topic("shots", parent=make_topic("film"), description="What a frame shows.")
    competence = make_competence()
    home = HomePage.objects.get(locale=library.locale)
    full = make_activity(**FULL_WORDS, search_description="In short", seo_title="For lists")
    return [home, library, full, topic, competence, competence.framework]


def test_everything_that_counts_stands_in_the_workplace(library, fr, desk):
    found = originals(library)
    assert {type(one) for one in found} >= {
        model for model in TRANSLATED if issubclass(model, Page) or model in get_snippet_models()
    }
    for original in found:
        translation = submitted(original, fr)
        shown = [element["id"] for element in desk(translation).see().select("li[id]")]
        wanted = current_segments(translation.source)
        assert sorted(shown) == sorted(f"s{one.pk}" for one in wanted)
        assert len(wanted) == translation.progress.segments > 0


@pytest.mark.parametrize("panels", [Topic.panels, Topic.panels[:1]], ids=["panels", "one panel"])
def test_a_thing_is_translated_to_the_last_word_whatever_its_form_shows(
    fr, desk, monkeypatch, panels
):
    monkeypatch.setattr(Topic, "panels", panels)
    topic = make_topic("shots", description="What a frame shows.")
    translation = submitted(topic, fr)
    at = desk(translation)
    for path, text in (("title", "Plans"), ("description", "Ce que montre un plan.")):
        assert "100%" not in at.see().select_one(".workplace__progress").get_text()
        assert at.press(path, "approve", text=text).status_code == 302
    assert "100%" in at.see().select_one(".workplace__progress").get_text()
    at.post(at.url("publish"))
    made = french(topic)
    assert (made.title, made.description, made.slug) == ("Plans", "Ce que montre un plan.", "shots")
    translation.progress.refresh_from_db()
    assert translation.progress.segments == translation.progress.segments_approved == 2


@pytest.mark.parametrize("blank", ["", "   ", "<br/>", "\u00a0"])
def test_blank_words_that_came_in_by_no_door_are_no_words(library, fr, reviewer, blank):
    page = make_activity(plan_b="Draw the five frames.")
    translation = submitted(page, fr, live=True)
    StringTranslation.objects.filter(context__path="plan_b").update(data=blank)
    put(translation, "plan_b", "", reviewer, Intent.CLEAR, seen=1)
    assert not readiness(translation).can_publish
    progress = type(translation).objects.get(pk=translation.pk).progress
    assert progress.segments_approved == progress.segments - 1
    # Readers keep what they had: the English words do not come instead of it.
    assert deliver_after_sync(translation).held
    assert french(page).plan_b == "fr Draw the five frames."


# Words


def test_words_with_little_marks_stay_one_sentence_up_to_the_reader(fr, desk):
    sentence = "H<sub>2</sub>O is the 1<sup>st</sup> <mark>word</mark>."
    page = make_activity(background=f"<p>{sentence}</p>")
    translation = submitted(page, fr, live=True)
    found = [one.html for one in current_segments(translation.source) if one.path == "background"]
    assert found == [sentence]
    at = desk(translation)
    typed = "Le 1<sup>er</sup> <mark>mot</mark> est H<sub>2</sub>O."
    assert at.press("background", "approve", text=typed, overrule="approve", note="1er").url
    at.post(at.url("publish"))
    assert french(page).background == f"<p>{typed}</p>"


def test_lines_stay_lines_from_the_field_to_the_reader(fr, desk):
    page = make_activity(room_setup="Chairs in a circle.\nTables at the wall.")
    translation = submitted(page, fr, live=True)
    at = desk(translation)
    copied = soup(at.press("room_setup", "copy")).textarea.get_text().removeprefix("\n")
    assert copied.splitlines() == ["Chairs in a circle.", "Tables at the wall."]
    typed = "Chaises en cercle.\r\nTables au mur."
    assert at.press("room_setup", "approve", text=typed).status_code == 302
    assert row(translation, "room_setup").text == "Chaises en cercle.<br/>Tables au mur."
    at.post(at.url("publish"))
    assert french(page).room_setup.splitlines() == ["Chaises en cercle.", "Tables au mur."]


def test_paragraphs_of_one_field_have_words_and_a_history_each(fr, desk, reviewer):
    page = make_activity(background="<p>One.</p><p>Two.</p><p>One.</p>")
    translation = submitted(page, fr, live=True)
    first, second = [
        one for one in current_segments(translation.source) if one.path == "background"
    ]
    for one, text in ((first, "Un."), (second, "Deux.")):
        entry = Entry(one.context_id, one.string_id, text, Intent.APPROVE)
        record(translation, [entry], user=reviewer, door="workplace")
    at = desk(translation)
    told = soup(at.get(at.url("segment_history", second.pk))).select_one("#workplace-history")
    assert "[added: Deux]" in told.get_text()
    assert "Un" not in told.get_text()
    at.post(at.url("publish"))
    assert french(page).background == "<p>Un.</p><p>Deux.</p><p>Un.</p>"


def test_the_workplace_says_where_a_block_stands_and_what_it_is_for(fr, desk):
    page = make_activity()
    at = desk(submitted(page, fr))
    opened = at.open(f"{page.steps[1].id}.instructions")
    head = opened.select_one("#workplace-open").get_text()
    assert "Steps" in head
    assert "2. Look together" in head
    assert "What to do" in head
    assert "Who stands where" in opened.select_one("#workplace-help-text").get_text()
    cue = at.open(f"{page.steps[0].id}.cue").select_one("#workplace-length")
    assert "140" in cue.get_text()


# Content that crashes or disappears


def test_empty_parts_do_not_keep_a_page_from_being_translated(fr, desk, client, commit):
    page = make_activity(tips=[("tip", "Film the face first.")])
    null = {"type": "tip", "value": None, "id": "11111111-1111-1111-1111-111111111111"}
    steps = page.steps.get_prep_value()
    steps[0]["value"] |= {"cue": None, "say": None, "image": None}
    ActivityPage.objects.filter(pk=page.pk).update(
        tips=json.dumps([*page.tips.get_prep_value(), null]), steps=json.dumps(steps)
    )
    client.force_login(make_member(Role.COORDINATOR))
    url = reverse("translation:submit_page", args=[page.pk])
    answer = commit(client.post, url, {"locales": [fr.pk]})
    assert "Done: 1" in client.get(answer.url).content.decode()
    translation = submitted(page, fr, live=True)
    at = desk(translation)
    assert at.post(at.url("publish")).status_code in (302, 409)
    assert "fr Film the face first." in client.get(french(page).url).content.decode()


def test_words_without_a_place_disturb_nobody(fr, desk, reviewer):
    translation = submitted(make_activity(title="Close & far"), fr, live=True)
    title = segment(translation, "title")
    stray = StringTranslation(translation_of=title.string, locale=fr, data="Égaré")
    StringTranslation.objects.bulk_create([stray])
    at = desk(translation)
    assert at.press("title", "approve", text="Près et loin").status_code == 302
    assert "Égaré" not in at.open("title").get_text()
    at.post(at.url("publish"))
    assert translation.get_target_instance().title == "Près et loin"


# A target page has a life of its own


def test_a_deleted_translation_comes_back_with_its_words(fr, reviewer, desk, client, commit):
    page = make_activity(title="Close up", slug="close-up")
    translation = submitted(page, fr, live=True)
    before = StringTranslation.objects.count()
    bind_teams(fr)
    client.force_login(reviewer)
    commit(client.post, reverse("wagtailadmin_pages:delete", args=[french(page).pk]))
    assert not ActivityPage.objects.filter(locale=fr).exists()
    assert StringTranslation.objects.count() == before
    client.force_login(make_member(Role.COORDINATOR))
    commit(client.post, reverse("translation:submit_page", args=[page.pk]), {"locales": [fr.pk]})
    assert not french(page).live
    at = desk(Translation.objects.get(pk=translation.pk))
    assert row(translation, "title").state == State.APPROVED
    at.post(at.url("publish"))
    assert (french(page).live, french(page).title) == (True, "fr Close up")


def rows_of(page):
    names = ("competences", "topics", "materials", "credits")
    return {name: list(getattr(page, name).values_list("pk", flat=True)) for name in names}


def test_rows_keep_their_keys_and_cleared_ones_go_when_the_original_is_published(fr, commit):
    page = make_activity(competences=["FL1", "FL2"], topics=("editing", "sound"))
    submitted(page, fr, live=True)
    before = rows_of(french(page))
    original = ActivityPage.objects.get(pk=page.pk)
    original.competences = [original.competences.all()[0]]
    original.topics = []
    original.prep_min = 25
    commit(original.save_revision().publish)
    assert french(page).prep_min == 25
    assert rows_of(french(page)) == {
        **before,
        "competences": before["competences"][:1],
        "topics": [],
    }


def test_a_stopped_translation_of_a_snippet_is_not_started_over_words_of_people(fr, client):
    topic, translation = published_topic(fr)
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    made = french(topic)
    Topic.objects.filter(pk=made.pk).update(title="À la main")
    editor = make_person()
    editor.user_permissions.add(*Permission.objects.filter(codename="change_topic"))
    client.force_login(editor)
    url = reverse("wagtailsnippets_activities_topic:edit", args=[made.pk])
    shown = client.get(url)
    assert shown.status_code == 200
    assert "localize-restart-translation" not in shown.content.decode()
    assert client.post(url, {"localize-restart-translation": "1"}).status_code == 403
    assert not Translation.objects.get(pk=translation.pk).enabled
    assert french(topic).title == "À la main"


@pytest.mark.parametrize("codename", ["add_topic", "change_topic", "delete_topic"])
def test_a_right_to_snippets_is_no_right_to_their_translations(fr, client, codename):
    topic, translation = published_topic(fr)
    person = make_person()
    person.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(person)
    url = reverse("wagtailsnippets_activities_topic:edit", args=[french(topic).pk])
    for answer in (client.get(url), client.post(url, {"title": "À moi"})):
        assert answer.status_code == 403 or answer["Location"] == "/admin/"
    assert client.get(reverse("translation:workplace", args=[translation.pk])).status_code == 403
    assert french(topic).title == "fr Editing"


def test_two_sources_of_one_snippet_lead_to_one_workplace(fr, client, reviewer):
    topic, translation = published_topic(fr)
    italian = topic.copy_for_translation(Locale.objects.get(language_code="it"))
    italian.save()
    source, _made = TranslationSource.get_or_create_from_instance(italian)
    Translation.objects.create(source=source, target_locale=fr)
    reviewer.user_permissions.add(Permission.objects.get(codename="change_topic"))
    client.force_login(reviewer)
    url = reverse("wagtailsnippets_activities_topic:edit", args=[french(topic).pk])
    workplace = reverse("translation:workplace", args=[translation.pk])
    assert client.get(url)["Location"] == workplace
    assert client.get(workplace).status_code == 200


# What stands around the words


def test_what_is_not_translated_around_a_translated_page_says_its_language(fr, client):
    page = make_activity(topics=("editing",))
    submitted(page, fr, live=True)
    shown = soup(client.get(french(page).url))
    for words in ("Editing", "Competence FL1", "Film literacy"):
        english = shown.find("main").find(string=words)
        assert english.find_parent(lang=True)["lang"] == "en", words
    published_topic(fr)
    shown = soup(client.get(french(page).url))
    translated = shown.find(string=lambda text: text.strip() == "fr Editing")
    assert translated.find_parent(lang=True)["lang"] == "fr"
    assert shown.find(string=lambda text: text.strip() == "Editing") is None


def test_a_field_that_a_release_adds_is_offered_at_the_next_sync(fr, client, commit, desk):
    page = make_activity(taster="Teams film one gesture.")
    translation = submitted(page, fr)
    source = translation.source
    # As an older release left it, which did not know the field.
    source.stringsegment_set.filter(context__path="taster").delete()
    content = json.loads(source.content_json)
    del content["taster"]
    TranslationSource.objects.update(content_json=json.dumps(content), schema_version="0000_older")
    client.force_login(make_member(Role.COORDINATOR))
    url = reverse("translation:sync", args=[source.pk])
    commit(client.post, url, {"locales": [fr.pk]})
    assert "Teams film one gesture." in texts(desk(translation).see().select("li p[lang=en]"))
    translation.progress.refresh_from_db()
    assert translation.progress.segments == len(current_segments(source))


def test_a_portuguese_translator_has_the_admin_in_portuguese(library, client):
    translator = make_member(Role.TRANSLATOR, "pt")
    client.force_login(translator)
    account = soup(client.get(reverse("wagtailadmin_account")))
    offered = [option["value"] for option in account.select("[name$=preferred_language] option")]
    assert "pt-pt" in offered
    assert "pt" not in offered
    UserProfile.objects.filter(user=translator).update(preferred_language="pt-pt")
    translation = make_translation(make_activity(), "pt")
    at = DeskClient(translation, translator)
    assert at.see().html["lang"].lower() == "pt-pt"
    assert "Palavra-passe" in at.get(reverse("wagtailadmin_account")).content.decode()
    assert at.open("title").textarea["lang"] == "pt"
