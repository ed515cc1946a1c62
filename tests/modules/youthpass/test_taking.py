"""What is taken along: texts to copy, a file for word processors, and paper, each with the same words."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from django.core.files.storage import FileSystemStorage

import pikepdf
import pytest
from bs4 import BeautifulSoup

from activities.printing.engine import PrintError
from modules.models import OutcomeText, PartnerComment, PartnerLink
from modules.youthpass import taking
from modules.youthpass.partners import OPEN_FOR
from tests.activities.printing.reading import page_texts, squeezed
from tests.modules.youthpass.conftest import START, page, write


pytestmark = pytest.mark.django_db
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
WORDS = "I cut <b>two</b> scenes & a  song.\nĄęї – “so”.\n\nThen\tmore."


@pytest.fixture
def written(browser, learner, lit, mul, ets):
    """Texts to both frameworks, and a comment that goes along."""
    write(browser, mul, "Second by order.")
    write(browser, lit, WORDS)
    write(browser, ets["1"].translation_key, "I led a group.")
    outcome = OutcomeText.objects.get(competence_key=lit)
    link = PartnerLink.objects.create(learner=learner, expires=outcome.created + OPEN_FOR)
    said = {"learner": learner, "link": link}
    PartnerComment.objects.create(**said, competence_key=lit, text="True & good.", is_taken=True)
    PartnerComment.objects.create(**said, text="On the whole.", is_taken=True)
    PartnerComment.objects.create(**said, text="Not taken.")
    return outcome


def opened(browser, query="", language="en"):
    response = browser.get(f"/{language}/learn/youthpass/text.odt{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/vnd.oasis.opendocument.text"
    assert "no-store" in response["Cache-Control"]
    return zipfile.ZipFile(io.BytesIO(response.content))


def paragraph(element):
    """Return the text of a paragraph as a word processor shows it."""
    parts = [element.text or ""]
    for child in element:
        signs = {"line-break": "\n", "tab": "\t", "s": " " * int(child.get(f"{TEXT}c", 1))}
        parts += [signs[child.tag.removeprefix(TEXT)], child.tail or ""]
    return "".join(parts)


def lines(file):
    body = ElementTree.fromstring(file.read("content.xml")).find(f"{OFFICE}body/{OFFICE}text")
    return [paragraph(one) for one in body]


def test_the_page_has_a_field_to_copy_for_each_text_in_youthpass_order(browser, written):
    shown = page(browser, f"{START}text/")
    assert [one.text for one in shown.select("main h3")] == [
        "Literacy competence",
        "Multilingual competence",
        "Facilitating learning",
    ]
    areas = shown.select("textarea")
    assert areas[0].text == f"\n{WORDS}"
    assert all(area.has_attr("readonly") for area in areas)
    assert {area["id"] for area in areas} == {one["for"] for one in shown.select("h3 label")}
    assert "Not taken." not in shown.text


@pytest.mark.parametrize(("way", "there", "away"), [
    ("part", "Second by order.", "I led a group."),
    ("lead", "I led a group.", "Second by order."),
])  # fmt: skip
def test_one_framework_can_be_taken_alone(browser, written, way, there, away):
    shown = page(browser, f"{START}text/?as={way}")
    assert there in shown.text
    assert away not in shown.text
    assert shown.select_one(f"a[href$='.odt?as={way}']")
    words = "\n".join(lines(opened(browser, f"?as={way}")))
    assert there in words
    assert away not in words


def test_the_odt_says_what_it_is_in_its_first_bytes(browser, written):
    file = opened(browser)
    first = file.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == (
        "mimetype",
        zipfile.ZIP_STORED,
        b"",
    )
    kind = file.read("mimetype").decode()
    assert kind == "application/vnd.oasis.opendocument.text"
    file.fp.seek(0)
    assert file.fp.read()[30:].startswith(b"mimetype" + kind.encode())
    assert file.testzip() is None


def test_the_odt_lists_all_its_files_and_each_is_well_formed(browser, written):
    file = opened(browser)
    listed = {
        one.get(f"{MANIFEST}full-path"): one.get(f"{MANIFEST}media-type")
        for one in ElementTree.fromstring(file.read("META-INF/manifest.xml"))
    }
    assert listed.pop("/") == file.read("mimetype").decode()
    assert set(listed) == set(file.namelist()) - {"mimetype", "META-INF/manifest.xml"}
    for name in listed:
        assert ElementTree.fromstring(file.read(name)).get(f"{OFFICE}version") == "1.3"


def test_every_style_of_the_odt_exists(browser, written):
    OutcomeText.objects.filter(pk=written.pk).update(language="pt-br")
    file = opened(browser, language="fr")
    content = ElementTree.fromstring(file.read("content.xml"))
    made = {
        one.get(f"{STYLE}name")
        for root in (content, ElementTree.fromstring(file.read("styles.xml")))
        for one in root.iter(f"{STYLE}style")
    }
    used = {one.get(f"{TEXT}style-name") for one in content.iter() if one.get(f"{TEXT}style-name")}
    used |= {one.get(f"{STYLE}parent-style-name") for one in content.iter(f"{STYLE}style")}
    assert used <= made
    languages = {
        (one.get(f"{FO}language"), one.get(f"{FO}country"))
        for one in content.iter(f"{STYLE}text-properties")
    }
    assert languages == {("pt", "BR"), ("en", "none")}
    default = ElementTree.fromstring(file.read("styles.xml")).find(f".//{STYLE}default-style")
    assert default[0].get(f"{FO}language") == "fr"


def test_the_odt_holds_the_words_as_they_are(browser, written):
    found = lines(opened(browser))
    assert found[found.index("Literacy competence") + 1 :][:4] == [
        "I cut <b>two</b> scenes & a  song.\nĄęї – “so”.",
        "Then\tmore.",
        "My dialogue partner says:",
        "True & good.",
    ]
    assert found[-1] == "On the whole."
    assert "Not taken." not in found


def test_the_odt_survives_what_xml_cannot_say(browser, written):
    OutcomeText.objects.filter(pk=written.pk).update(text="A\uffffB\ufffe ]]> \U0001f600  ")
    assert "AB ]]> \U0001f600  " in lines(opened(browser))


def test_the_pdf_holds_the_words_and_is_tagged_in_her_language(browser, written):
    response = browser.get("/pl/learn/youthpass/text.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert str(pdf.Root.Lang) == "pl"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
    text = squeezed("".join(page_texts(response.content)))
    for said in ("<b>two</b>", "Ąęї", "Second by order.", "True & good.", "On the whole."):
        assert squeezed(said) in text
    assert squeezed("Not taken.") not in text


def test_private_papers_are_not_stored(browser, written, monkeypatch):
    saved = []
    monkeypatch.setattr(FileSystemStorage, "save", lambda *args, **kwargs: saved.append(args))
    assert browser.get(f"{START}text.pdf").status_code == 200
    assert saved == []


def test_when_nothing_can_be_printed_the_texts_are_still_there(browser, written, monkeypatch):
    def refuse(*_args):
        raise PrintError("no paper")

    monkeypatch.setattr(taking, "pdf", refuse)
    response = browser.get(f"{START}text.pdf")
    assert response.status_code == 503
    shown = BeautifulSoup(response.content, "html.parser")
    assert len(shown.select("textarea")) == 3
    assert "no-store" in response["Cache-Control"]
