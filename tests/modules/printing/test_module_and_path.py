"""Whole modules and paths on paper, their contents, and the sheet for answers."""

from __future__ import annotations

import re

from wagtail.models import PageViewRestriction

import pytest
from pdfua import validate

from tests.activities.printing.reading import page_texts, roles, squeezed
from tests.factories.activities import make_activity
from tests.factories.learning_paths import make_path, step
from tests.factories.modules import block, make_module, make_unit
from tests.modules.pages.material import translate
from tests.modules.printing.paper import SECRETS, codes_in, html_of, make_full_unit, words
from tests.modules.questions.samples import KINDS, make_picture


pytestmark = pytest.mark.django_db
LONG = [block("text", "<p>Some words of this unit.</p>" * 90)]


def pdf_of(client, page, query=""):
    response = client.get(f"{page.url}booklet.pdf{query}")
    assert response.status_code == 200
    return response.content


def made_module():
    module = make_module(
        title="Film language", introduction="<p>For all ages.</p>", cover=make_picture()
    )
    make_unit(module, title="What a frame does", body=LONG)
    make_unit(module, title="Near and far")
    make_unit(module, title="Not ready", publish=False)
    make_unit(module, title="Light and colour", body=LONG)
    return module


def made_path(**kwargs):
    """Return a path through a unit, an activity on the side, and a unit behind a lock."""
    first = make_full_unit(slug="first", title="First look")
    aside = make_activity(title="Our face", slug="our-face", taster="Pairs film faces.")
    last = make_unit(title="A film of sixty seconds", slug="last", minutes=50)
    return make_path(
        step(first, why="All begins here."),
        step(aside, first, required=False, minutes=75),
        step(last, first, aside, wanted="any", force="lock"),
        **{"title": "My first film", "slug": "my-first-film", **kwargs},
    )


def test_a_module_has_a_cover_contents_and_all_its_public_units(client):
    pages = page_texts(pdf_of(client, made_module()))
    assert squeezed("Module · 3 units · 1 h Film language Eight short units.") in pages[0]
    assert "Forallages." in pages[0]
    assert "Contents" in pages[1]
    assert "Notready" not in "".join(pages)
    assert squeezed("This module on the site: http://testserver/en/modules/module-") in pages[0]


def test_the_contents_name_the_page_on_which_each_unit_begins(client):
    pages = page_texts(pdf_of(client, made_module()))
    for number, title in enumerate(("What a frame does", "Near and far", "Light and colour"), 1):
        begins = next(
            place
            for place, text in enumerate(pages, 1)
            if text.startswith(squeezed(f"{number} Film language · 20 min {title}"))
        )
        assert squeezed(f"{number}. {title} Look twice. 20 min {begins}") in pages[1]
        assert squeezed(f"Film language · {number}. {title} · English") in pages[begins - 1]


def test_modules_paths_and_answer_sheets_are_accessible(client, tmp_path):
    module, path = made_module(), made_path()
    for name, content in {
        "module": pdf_of(client, module),
        "path": pdf_of(client, path),
        "answers": pdf_of(client, path, "?answers=1"),
    }.items():
        (tmp_path / f"{name}.pdf").write_bytes(content)
        assert validate(str(tmp_path / f"{name}.pdf")).findings == (), name
    assert roles(pdf_of(client, module)).count("THead") == 1


def test_a_path_has_its_steps_with_rules_minutes_and_a_page_each(client):
    pages = page_texts(pdf_of(client, made_path()))
    assert squeezed("Learning path · 3 steps · 1 h 10 min My first film") in pages[0]
    assert "Takeyourtime." in pages[0]
    for expected in (
        "Tick what you have done.",
        "1. First look Unit · 20 min All begins here. 3",
        "2. Our face Activity with a group · 1 h 15 min · on the side Better after: 1. First look",
        "Unit · 50 min Opens after one of these: 1. First look, 2. Our face",
    ):
        assert squeezed(expected) in pages[1], expected
    for number, title in ((2, "Our face"), (3, "A film of sixty seconds")):
        begins = next(
            place for place, text in enumerate(pages[2:], 3) if re.match(rf"{number}\D", text)
        )
        following = "My first film" if number == 3 else f"{number + 1}."
        assert re.search(rf"{number}\.{squeezed(title)}.*{begins}{squeezed(following)}", pages[1])


def test_a_path_holds_its_units_in_full_and_says_where_its_activities_are(client, request_of):
    path = made_path()
    text = words(pdf_of(client, path))
    for kind in KINDS:
        assert f"Which {kind}?" in text
    assert "Pairs film faces." in text
    assert [secret for secret in SECRETS if secret in text] == []
    addresses = codes_in(html_of(path, request_of()))
    along = "?path=my-first-film"
    here = "http://testserver/en/activities/our-face/"
    assert addresses[0] == "http://testserver/en/paths/my-first-film/"
    assert [address.endswith(along) for address in addresses[1:4]] == [True] * 3
    assert addresses[-3:-1] == [f"{here}{along}", f"{here}sheet.pdf"]
    assert any(f"/first/{along}#b-" in address for address in addresses)


def test_activities_in_a_row_share_a_page(client):
    path = make_path(make_activity(title="One"), make_activity(title="Two"))
    pages = page_texts(pdf_of(client, path))
    assert len(pages) == 3
    assert squeezed("1. One Activity with a group · 1 h 3 2. Two") in pages[1]
    assert squeezed("2. Two Activity with a group · 1 h 3 Path") in pages[1]


def test_what_readers_may_not_see_is_in_no_paper_and_holds_nothing_up(client, admin_client):
    path = made_path()
    unit = path.steps[0].value["page"]
    PageViewRestriction.objects.create(page=unit.get_parent(), restriction_type="login")
    for reader in (client, admin_client):
        text = words(pdf_of(reader, path))
        assert "First look" not in text
        assert "2 steps" in text


def test_the_answer_sheet_of_a_path_has_room_for_answers_and_no_questions(client, request_of):
    path = made_path()
    content = pdf_of(client, path, "?answers=1")
    text = words(content)
    assert len(page_texts(content)) <= 2
    for expected in ("Answer sheet", "1. A B 2. A B C 3. True Not true", "What did you leave out?"):
        assert expected in text, expected
    assert "Which single?" not in text
    assert "A frame shows" not in text
    assert [secret for secret in SECRETS if secret in text] == []
    addresses = codes_in(html_of(path, request_of(), answers=True))
    assert [address.split("/")[-2] for address in addresses] == ["first", "our-face", "last"]


def test_the_answer_sheet_of_a_unit_is_short(client):
    content = pdf_of(client, make_full_unit(), "?answers=1")
    assert len(page_texts(content)) == 1
    assert "Which" not in words(content)


def test_a_module_without_units_and_a_path_without_steps_say_so(client):
    assert "This module has no units yet." in words(pdf_of(client, make_module()))
    assert "This path has no steps yet." in words(pdf_of(client, make_path()))


def test_a_translated_path_takes_each_unit_in_the_best_language(client):
    path = made_path()
    unit = path.steps[2].value["page"]
    translate(path, "uk", title="Мій перший фільм")
    translate(unit, "uk", title="Фільм на шістдесят секунд")
    text = words(client.get("/uk/paths/my-first-film/booklet.pdf").content)
    for expected in ("Мій перший фільм", "Фільм на шістдесят секунд", "First look"):
        assert expected in text, expected
    assert "A film of sixty seconds" not in text
