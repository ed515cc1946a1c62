"""Libraries that are not as expected: orphaned translations, aliases, pages no revision published, circles."""

from __future__ import annotations

from django.urls import reverse

from wagtail.models import Locale, Page, PageViewRestriction, Site

import pytest

from activities.models import ActivityNeighbour, ActivityPage, Competence
from activities.search import catalogue, listing
from tests.activities.search.test_library import codes, translate
from tests.factories.activities import make_activity, make_competence, make_site


pytestmark = pytest.mark.django_db


@pytest.fixture
def orphan(db) -> ActivityPage:
    """An activity that exists in Ukrainian only: its original was withdrawn."""
    original = make_activity(code="FL-31", slug="sound-hunt", title="Sound hunt")
    copy = translate(original, "uk", title="Полювання на звуки")
    for above in copy.get_ancestors().filter(depth__gt=1):
        above.specific.save_revision().publish()
    original.unpublish()
    return copy


@pytest.mark.parametrize("language", ["en", "fr", "uk"])
def test_an_activity_without_original_is_no_dead_end(orphan, client, language):
    response = client.get(f"/{language}/activities/")
    [card] = response.context["library"].cards
    page = client.get(card.url)
    assert page.status_code == 200
    assert "Полювання на звуки" in page.text
    assert client.get(card.sheet_url)["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("language", ["en", "fr", "uk"])
def test_an_activity_without_original_is_found_by_its_words(orphan, language):
    assert codes("q=Полювання", language) == ["FL-31"]


def test_an_activity_that_no_revision_published_has_its_place_among_the_newest(client):
    make_activity(code="FL-41")
    bare = make_activity(code="FL-42")
    ActivityPage.objects.filter(pk=bare.pk).update(first_published_at=None)
    assert codes("sort=newest") == ["FL-41", "FL-42"]
    assert client.get("/en/").status_code == 200


def test_an_alias_that_awaits_its_translator_counts_as_no_translation(client):
    page = make_activity(code="FL-51", slug="gesture")
    french = Locale.objects.get(language_code="fr")
    library = make_site()
    library.get_parent().copy_for_translation(french)
    library.copy_for_translation(french)
    page.copy_for_translation(french, alias=True)
    make_activity(code="FL-52")
    assert codes("language=fr", "fr") == []
    [alone] = client.get("/en/activities/gesture/").context["available"]
    assert alone.code == "en"


def test_competences_in_a_circle_do_not_stop_the_library(client):
    one, two, three = (make_competence(code) for code in ("FL1", "FL2", "FL3"))
    for below, above in ((one, two), (two, three), (three, one)):
        Competence.objects.filter(pk=below.pk).update(parent=above)
    make_activity()
    assert client.get("/en/activities/").status_code == 200


def test_an_activity_is_not_related_to_itself():
    page, other = make_activity(), make_activity()
    for order, neighbour in enumerate((page, other)):
        row = ActivityNeighbour(activity=neighbour, locale=page.locale, sort_order=order)
        page.neighbours.add(row)
    page.save_revision().publish()
    page = ActivityPage.objects.get(pk=page.pk)
    found = listing.related(page, catalogue.current(), "en", 3)
    assert [card.code for card in found] == [other.code]


def test_what_is_private_in_the_source_is_not_served_in_another_language(client):
    page = make_activity(slug="secret", title="Secret gesture")
    library = make_site()
    french = Locale.objects.get(language_code="fr")
    library.get_parent().copy_for_translation(french).save_revision().publish()
    PageViewRestriction.objects.create(page=library, restriction_type="login")
    for path in (f"/fr/activities/{page.slug}/", f"/fr/activities/{page.slug}/sheet.pdf"):
        assert client.get(path).status_code in (302, 404)


@pytest.mark.parametrize(
    ("ticked", "listed"),
    [(["alias"], 1), (["publish_copies"], 2), ([], 1)],
    ids=["alias", "live", "draft"],
)
def test_an_editor_copies_an_activity_and_goes_on_with_the_original(admin_client, ticked, listed):
    page = make_activity(code="FL-51", slug="gesture", title="Gesture")
    data = {
        "new_title": "Gesture again",
        "new_slug": "gesture-2",
        "new_parent_page": make_site().pk,
        **dict.fromkeys(ticked, "on"),
    }
    response = admin_client.post(reverse("wagtailadmin_pages:copy", args=(page.pk,)), data)
    assert response.status_code == 302
    assert ActivityPage.objects.filter(slug="gesture-2").exists()
    assert codes("") == ["FL-51"] * listed
    page.save_revision().publish()


def test_feed_and_site_search_show_no_alias(client):
    page = make_activity(code="FL-51", slug="gesture", title="Gesture")
    page.create_alias(update_slug="gesture-2")
    assert client.get("/en/feed.xml").text.count("<entry>") == 1
    assert client.get("/en/search/", {"q": "gesture"}).context["total"] == 1


def test_a_draft_translation_does_not_hide_the_original(client):
    page = make_activity(code="FL-51", slug="gesture", title="Gesture")
    copy = translate(page, "uk", title="Жест")
    ActivityPage.objects.get(pk=copy.pk).unpublish()
    for home in make_site().get_parent().get_translations():
        home.specific.save_revision().publish()
    [card] = client.get("/uk/activities/").context["library"].cards
    page = client.get(card.url)
    assert page.status_code == 200
    assert "Gesture" in page.text


def test_an_alias_made_a_page_of_its_own_is_listed_at_once(admin_client):
    alias = make_activity(code="FL-51").create_alias(update_slug="gesture-2")
    assert codes("") == ["FL-51"]
    url = reverse("wagtailadmin_pages:convert_alias", args=(alias.pk,))
    assert admin_client.post(url).status_code == 302
    assert codes("") == ["FL-51", "FL-51"]


def test_beside_a_second_site_found_pages_keep_the_language_of_the_reader(client):
    make_activity(slug="gesture", title="Gesture")
    Site.objects.create(hostname="other.example", root_page=Page.objects.get(depth=1))
    [result] = client.get("/fr/search/", {"q": "gesture"}).context["results"]
    assert result.url == "/fr/activities/gesture/"
