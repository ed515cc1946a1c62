"""A unit on paper: what stands on it, what never does, and the ways back to the site."""

from __future__ import annotations

import copy
import re

from django.core.files.base import ContentFile
from django.utils import translation

import pytest
import segno
from pdfua import validate

from modules.printing import codes
from modules.printing.booklets import booklet_of
from tests.activities.printing.reading import languages, opened, roles, structure
from tests.factories.activities import make_activity
from tests.factories.modules import block, make_module, make_unit
from tests.modules.pages.material import clip_value, make_video, translate
from tests.modules.printing.paper import (
    LINK,
    SECRETS,
    codes_in,
    full_body,
    html_of,
    make_full_unit,
    words,
)
from tests.modules.questions.samples import KINDS, make_picture, sample
from tests.toolkit_site.starter.films import poster


pytestmark = pytest.mark.django_db


def booklet(client, unit, query=""):
    response = client.get(f"{unit.url}booklet.pdf{query}")
    assert response.status_code == 200
    return response.content


def test_the_whole_unit_is_on_paper(client):
    unit = make_full_unit(make_activity(title="Our face", code="FL-11"))
    text = words(booklet(client, unit))
    for expected in (
        "Film language",
        "What a frame does",
        "Look twice.",
        "20 min",
        "see what a frame leaves out",
        "A frame shows and hides.",
        "One face. Our own drawing",
        "Factory",
        "Look at: The gate.",
        LINK,
        "A gate opens.",
        "FL-11 Our face",
        "Now try it.",
        "Look again",
        "What did you leave out?",
        "I saw …",
    ):
        assert expected in text, expected


def test_every_question_is_an_exercise_with_its_hint(client):
    text = words(booklet(client, make_full_unit()))
    for kind in KINDS:
        assert f"Which {kind}?" in text
    for expected in (
        "Question 11 With feedback on the site",
        "Tick one box. ",
        "A wide B close",
        "Tick all that are right.",
        "True Not true",
        "Write 1 in the box of what comes first",
        "1. low angle 2. high angle 3. level",
        "1 window 2 door",
        "Number the pictures: 1 is the first shot.",
        "Write them like 0:07",
        "Hint: Look closer.",
        "Hint: Breathe.",
    ):
        assert expected in text, expected


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("query", ["", "?answers=1"])
def test_no_answer_is_on_paper(client, kind, query):
    body = [sample(kind, make_picture())]
    text = words(booklet(client, make_unit(body=body), query))
    assert "1." in text if query else f"Which {kind}?" in text
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize("kind", ["order", "shots", "match"])
def test_what_is_mixed_on_screen_is_mixed_alike_on_paper(client, kind):
    right = {
        "order": ["first", "second", "third"],
        "shots": ["arrives", "knocks", "enters"],
        "match": ["looks strong", "looks small", "looks equal"],
    }[kind]
    unit = make_unit(body=[sample(kind, make_picture(), stem="Well?", hint="")])
    screen = client.get(unit.url).text.partition('class="question__letters"')
    paper = words(booklet(client, unit))
    shown = sorted(right, key=lambda word: (screen[2] or screen[0]).find(f">{word}<"))
    assert shown != right
    dash = "—" if kind == "match" else ""
    assert (
        "".join(f"{letter}{dash}{word}" for letter, word in zip("ABC", shown, strict=True)) in paper
    )


def test_codes_lead_back_to_what_is_on_the_site(client, request_of):
    unit = make_full_unit(make_activity(slug="our-face"))
    addresses = codes_in(html_of(unit, request_of(unit.url)))
    here = f"http://testserver{unit.url}"
    ids = {one.block_type: f"{here}#b-{one.id}" for one in unit.body}
    assert addresses == [
        here,
        LINK,
        "http://testserver/en/activities/our-face/",
        ids["self_check"],
        ids["self_check"],  # the clip of "Spot the cut"
        ids["single"],
        ids["reflection"],
    ]
    page = client.get(unit.url).text
    for address in addresses:
        _page, _hash, anchor = address.partition("#")
        assert not anchor or f'id="{anchor}"' in page
    text = words(booklet(client, unit))
    assert all(address in text for address in addresses)


def test_a_clip_of_our_own_is_watched_on_the_site(client, request_of):
    body = [block("clip", clip_value(video=make_video().pk))]
    unit = make_unit(body=body)
    assert codes_in(html_of(unit, request_of(unit.url)))[1] == (
        f"http://testserver{unit.url}#b-{unit.body[0].id}"
    )


def test_the_picture_of_a_clip_of_our_own_is_on_paper_and_its_loss_costs_nothing_else(
    client, request_of
):
    film = make_video(thumbnail=ContentFile(poster(), name="poster.png"))
    unit = make_unit(body=[block("clip", clip_value(video=film.pk))])
    paper = booklet_of(unit, request_of(unit.url), answers=False)
    assert f'<img src="poster:{film.pk}"' in paper.html({})
    assert paper.pictures.resolve(f"poster:{film.pk}") == poster()
    assert paper.pictures.resolve("poster:999") is None
    assert len(opened(booklet(client, unit)).pages) == 1
    film.thumbnail.storage.delete(film.thumbnail.name)
    assert paper.pictures.resolve(f"poster:{film.pk}") is None
    assert "Workers leaving" in words(booklet(client, unit))


def test_a_link_that_browsers_must_not_follow_is_no_code(request_of):
    unit = make_unit(body=[block("clip", clip_value(link="javascript:alert(1)"))])
    assert "javascript:" not in html_of(unit, request_of(unit.url))


def test_a_code_holds_its_address_whole():
    address = "http://testserver/uk/modules/a/b/?path=c#b-8c7a4a34-54a0-4a5d-9d5f-0a3d2b7a6c11"
    svg = codes.drawn(address).decode()
    drawn = segno.make_qr(address, error="l")
    runs = re.findall(r"h(\d+)", re.search(r'stroke="#000" d="([^"]+)"', svg)[1])
    assert sum(map(int, runs)) == sum(map(sum, drawn.matrix))
    width = float(re.search(r'width="([\d.]+)"', svg)[1])
    assert width / codes.MILLIMETRE == pytest.approx(22, abs=0.2)


@pytest.mark.parametrize("language", ["en", "uk", "lt"])
def test_it_is_accessible_in_each_language(client, tmp_path, language):
    unit = make_full_unit(make_activity())
    content = client.get(f"/{language}{unit.url.removeprefix('/en')}booklet.pdf").content
    (tmp_path / "unit.pdf").write_bytes(content)
    assert validate(str(tmp_path / "unit.pdf")).findings == ()
    assert roles(content).count("H1") == 1
    assert all(alt for role, alt in structure(content) if role == "Figure")
    with opened(content) as pdf:
        assert str(pdf.Root.Lang) == language
        assert str(pdf.docinfo.Title) == "What a frame does"


def test_words_that_a_language_lacks_are_marked(client):
    unit = make_full_unit()
    content = client.get(f"/lt{unit.url.removeprefix('/en')}booklet.pdf").content
    assert languages(content) >= {"lt", "en"}
    with translation.override("lt"):
        note = translation.gettext("Not yet in %(language)s.") % {"language": "Lietuvių"}
    assert note in words(content)


def test_a_translation_is_printed_with_its_letters_and_its_own_addresses(client, request_of):
    unit = make_unit(title="What a frame does", body=full_body())
    translate(unit, "uk", title="Щоб з’їсти ґрунтовний кадр", taster="Їжак, єнот, щур.")
    url = f"/uk{unit.url.removeprefix('/en')}"
    content = client.get(f"{url}booklet.pdf").content
    text = words(content)
    assert "Щоб з’їсти ґрунтовний кадр" in text
    assert "Їжак, єнот, щур." in text
    assert f"http://testserver{url}" in text
    with opened(content) as pdf:
        assert str(pdf.Root.Lang) == "uk"


def test_mark_up_in_words_is_words(client):
    sly = '#read("/etc/hostname") $x$ <b>&amp; "code:x"'
    question = sample("single", make_picture(), stem=sly, hint="<script>alert(1)</script>")
    text = words(booklet(client, make_unit(title=sly, body=[question])))
    assert sly in text
    assert "<script>alert(1)</script>" in text


def test_a_missing_picture_is_said_in_words(client):
    image = make_picture()
    unit = make_unit(body=[sample("hotspot", image), sample("shots", image)])
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    text = words(booklet(client, unit))
    assert "A kitchen" in text
    assert "Frame of knocks" in text


def test_places_in_a_picture_are_numbered_on_it(request_of):
    unit = make_unit(body=[sample("hotspot", make_picture(), picture=None)])
    paper = booklet_of(unit, request_of(unit.url), answers=False)
    name = re.search(r'src="(scene:[^"]+)"', paper.html({}))[1]
    drawing = paper.pictures.resolve(name).decode()
    places = re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', drawing)
    assert places == [("128.0", "108.0"), ("448.0", "162.0")]
    assert re.findall(r">(\d)</text>", drawing) == ["1", "2"]
    assert "data:image/svg+xml;base64," in drawing


def test_the_same_question_in_two_units_keeps_its_own_picture(request_of):
    module = make_module()
    shared = sample("hotspot", make_picture())
    for slug, x in (("one", 10), ("two", 90)):
        value = copy.deepcopy(shared)
        value["value"]["areas"][0]["value"]["x"] = x
        make_unit(module, slug=slug, body=[value])
    paper = booklet_of(module, request_of(module.url), answers=False)
    names = re.findall(r'src="(scene:[^"]+)"', paper.html({}))
    first, second = (paper.pictures.resolve(name).decode() for name in names)
    assert 'cx="64.0"' in first
    assert 'cx="576.0"' in second


def test_an_empty_unit_and_a_gone_activity_still_print(client):
    text = words(booklet(client, make_unit(goals=[], body=[])))
    assert "This unit on the site:" in text
    gone = block("activity", {"activity": None, "why": "Try."})
    text = words(booklet(client, make_unit(body=[gone])))
    assert "not in the library at the moment" in text
