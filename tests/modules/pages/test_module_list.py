"""The list of modules as a reader meets it."""

from __future__ import annotations

from wagtail.models import PageViewRestriction

import pytest

from tests.factories.modules import make_module, make_module_index, make_unit
from tests.modules.pages.material import make_picture, translate


pytestmark = pytest.mark.django_db
MARKUP = '<script>alert(1)</script> & "quoted"'


def restrict(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_card_says_what_a_learner_wants_to_know_first(client, library):
    module = make_module(title="First shots", taster="See, then film.", cover=make_picture())
    make_unit(module, minutes=20)
    make_unit(module, minutes=50)
    text = client.get("/en/modules/").text
    for words in ("First shots", "See, then film.", "2 units", "1 h 10 min", 'title="English"'):
        assert words in text, words
    assert f'href="{module.url}"' in text
    assert 'alt="" loading="lazy"' in text


def test_modules_stand_in_the_order_of_the_originals(client, library):
    second, first = make_module(title="Second"), make_module(title="First")
    first.move(second, pos="left")
    for module, title in ((second, "Другий"), (first, "Перший")):
        translate(module, "uk", title=title)
    english, ukrainian = client.get("/en/modules/").text, client.get("/uk/modules/").text
    assert english.index("First") < english.index("Second")
    assert ukrainian.index("Перший") < ukrainian.index("Другий")


def test_a_reader_gets_her_language_and_else_the_original_marked_as_such(client, library):
    translate(make_module(title="Shots"), "uk", title="Кадри")
    make_module(title="Only English")
    text = client.get("/uk/modules/").text
    assert "Кадри" in text
    assert ">Shots<" not in text
    assert 'lang="en" hreflang="en">Only English<' in text
    assert 'title="Українська"' in text


def test_a_draft_translation_shows_nowhere(client, library):
    translate(make_module(title="Shots"), "uk", publish=False, title="Кадри")
    text = client.get("/uk/modules/").text
    assert "Кадри" not in text
    assert "Shots" in text
    assert 'title="Українська"' not in client.get("/en/modules/").text


def test_drafts_and_private_modules_are_not_listed_or_counted(client, library):
    make_module(title="Draft module", publish=False)
    restrict(make_module(title="Private module"))
    module = make_module(title="Open module")
    make_unit(module, title="Open unit")
    make_unit(module, title="Draft unit", publish=False)
    restrict(make_unit(module, title="Private unit"))
    text = client.get("/en/modules/").text
    assert "Draft module" not in text
    assert "Private module" not in text
    assert "1 unit<" in text


def test_those_who_may_see_a_private_module_find_it(client, library, django_user_model):
    restrict(make_module(title="Private module"))
    client.force_login(django_user_model.objects.create_user("ann", password="x"))
    assert "Private module" in client.get("/en/modules/").text


def test_a_private_translation_gives_way_to_the_open_original(client, library):
    module = make_module(title="Open module")
    restrict(translate(module, "uk", title="Закритий"))
    text = client.get("/uk/modules/").text
    assert "Закритий" not in text
    assert "Open module" in text


def test_an_empty_list_says_so(client, library):
    make_module_index()
    assert "There is no module yet." in client.get("/en/modules/").text


def test_markup_in_titles_and_tasters_is_shown_as_text(client, library):
    make_module(title=MARKUP, taster=MARKUP)
    text = client.get("/en/modules/").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def add_module() -> None:
    module = make_module(cover=make_picture())
    translate(module, "uk", title="Модуль")
    for _ in range(2):
        translate(make_unit(module), "uk", title="Розділ")


def test_the_number_of_queries_does_not_grow_with_modules_and_units(
    client, library, django_assert_num_queries, django_assert_max_num_queries
):
    add_module()
    client.get("/uk/modules/")
    with django_assert_max_num_queries(12) as few:
        client.get("/uk/modules/")
    number_of_queries = len(few)
    for _ in range(3):
        add_module()
    client.get("/uk/modules/")
    with django_assert_num_queries(number_of_queries):
        text = client.get("/uk/modules/").text
    assert text.count("module-card__link") == 4
