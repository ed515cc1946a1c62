"""A reader looks for a path: the list, in her language where it exists."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, PageViewRestriction

import pytest

from tests.factories.learning_paths import make_path, make_path_index, step
from tests.factories.modules import make_unit


pytestmark = pytest.mark.django_db


def in_polish(page, **words):
    pl = Locale.objects.get(language_code="pl")
    copied = page.copy_for_translation(pl, copy_parents=True)
    for name, value in words.items():
        setattr(copied, name, value)
    copied.save_revision().publish()
    return copied


def read(client, language="en"):
    response = client.get(f"/{language}/paths/")
    assert response.status_code == 200
    return response.text


def test_a_card_says_what_one_wants_to_know_first(client):
    look, cut, hidden = make_unit(minutes=40), make_unit(minutes=45), make_unit(publish=False)
    path = make_path(look, cut, step(make_unit(), required=False), hidden, title="See and cut")
    text = read(client)
    assert f'href="/en/paths/{path.slug}/">See and cut</a></h2>' in text
    assert "From the first look to a film of your own." in text
    assert "1 h 25 min" in text
    assert "3 steps" in text
    assert '<abbr title="English" lang="en">en</abbr>' in text


def test_paths_stand_in_the_order_of_the_page_tree_in_every_language(client):
    first, second = make_path(title="Zebra"), make_path(title="Apple")
    in_polish(second, title="Jabłko")
    in_polish(first, title="Zebra po polsku")
    assert (text := read(client)).index("Zebra") < text.index("Apple")
    assert (text := read(client, "pl")).index("Zebra po polsku") < text.index("Jabłko")


def test_what_is_not_translated_has_polish_menus_and_marked_english_words(client):
    path = make_path(title="See and cut")
    text = read(client, "pl")
    assert '<html lang="pl">' in text
    assert f'href="/pl/paths/{path.slug}/" lang="en" hreflang="en">See and cut</a></h2>' in text
    assert '<p class="path-card__taster" lang="en">' in text


def test_a_translated_path_is_listed_once_in_the_language_of_the_reader(client):
    path = make_path(title="See and cut")
    in_polish(path, title="Patrz i tnij")
    polish = read(client, "pl")
    assert polish.count("Patrz i tnij") == 1
    assert "See and cut" not in polish
    assert 'title="Polski"' in polish or 'title="polski"' in polish
    assert "Patrz i tnij" not in read(client)
    assert read(client, "fr").count("See and cut") == 1


def test_what_a_reader_may_not_read_is_not_listed(client):
    make_path(title="Draft of a path", publish=False)
    secret = make_path(title="Behind the door")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    text = read(client)
    assert "Draft of a path" not in text
    assert "Behind the door" not in text
    assert "There is no path here yet." in text


def test_a_cover_is_decoration(client):
    image = get_image_model().objects.create(title="Cover", file=get_test_image_file())
    path = make_path(make_unit(), cover=image)
    for address in ("/en/paths/", f"/en/paths/{path.slug}/"):
        text = client.get(address).text
        assert text.count("__cover") == 1
        assert 'alt=""' in text


def test_the_list_takes_the_same_queries_whatever_the_number_of_paths(
    client, django_assert_num_queries
):
    image = get_image_model().objects.create(title="Cover", file=get_test_image_file())
    make_path_index()
    make_path(make_unit(), make_unit(), cover=image)
    read(client)
    with CaptureQueriesContext(connection) as with_one:
        read(client)
    allowed = len(with_one)
    assert allowed <= 17
    for _ in range(4):
        path = make_path(*[make_unit() for _ in range(4)], cover=image)
        in_polish(path)
    read(client)
    with django_assert_num_queries(allowed):
        read(client)
