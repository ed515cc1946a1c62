"""Prints are made once and read back after that."""

from __future__ import annotations

import threading

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage

import pytest

from activities.printing import store, typesetting
from activities.printing.normalise import document_from_html
from activities.printing.store import get_or_render, print_etag, stored
from tests.activities.printing.printed import MOMENT


DOCUMENT = document_from_html("<h1>A sheet</h1>")
OPTIONS = {"title": "A sheet", "language": "en", "timestamp": MOMENT}
IN_MEMORY = {"BACKEND": "django.core.files.storage.InMemoryStorage"}


@pytest.fixture(autouse=True)
def storage(settings):
    settings.STORAGES = {**settings.STORAGES, "prints": IN_MEMORY}
    return store.storages["prints"]


@pytest.fixture
def compiled(monkeypatch):
    """How often typst was asked to write a PDF."""
    calls = []
    original = typesetting.compile_pdf

    def counted(*args, **kwargs):
        calls.append(args)
        return original(*args, **kwargs)

    monkeypatch.setattr("activities.printing.engine.compile_pdf", counted)
    return calls


def test_the_second_request_compiles_nothing(compiled):
    first = get_or_render(DOCUMENT, **OPTIONS)
    again = get_or_render(document_from_html("<h1>A sheet</h1>"), **OPTIONS)
    assert first == again
    assert len(compiled) == 1


def test_a_print_is_kept_under_its_entity_tag(storage):
    made = get_or_render(DOCUMENT, **OPTIONS)
    key = made.etag.strip('"')
    assert storage.listdir("prints") == ([], [f"{key}.pdf"])
    assert made.etag == print_etag(DOCUMENT, title="A sheet", language="en")
    assert stored(made.etag) == made


@pytest.mark.parametrize("etag", ['""', '"../../etc/passwd"', '"' + "0" * 64 + '"', "W/x"])
def test_an_unknown_entity_tag_finds_nothing(etag):
    assert stored(etag) is None


@pytest.mark.parametrize(
    "change",
    [{"title": "Another"}, {"language": "fr"}, {"paper": "us-letter"}],
)
def test_whatever_changes_the_page_makes_another_print(change):
    assert (
        get_or_render(DOCUMENT, **OPTIONS).etag != get_or_render(DOCUMENT, **OPTIONS | change).etag
    )


def test_another_picture_under_the_same_address_makes_another_print():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}"></svg>'

    def etag(size):
        document = document_from_html(
            '<img src="a" alt="b">', resolve_image=lambda _src: svg.format(size).encode()
        )
        return print_etag(document, title="a", language="en")

    assert etag(3) == etag(3)
    assert etag(3) != etag(4)


def test_another_template_makes_another_print(monkeypatch):
    before = print_etag(DOCUMENT, title="a", language="en")
    monkeypatch.setattr("activities.printing.engine.version", lambda: "another")
    assert print_etag(DOCUMENT, title="a", language="en") != before


@pytest.mark.parametrize("left", [b"", b"%PDF-1.7 cut short", b"no pdf at all %%EOF"])
def test_a_file_that_was_cut_short_is_made_again(storage, compiled, left):
    made = get_or_render(DOCUMENT, **OPTIONS)
    name = f"prints/{made.etag.strip(chr(34))}.pdf"
    storage.delete(name)
    storage.save(name, ContentFile(left))
    assert get_or_render(DOCUMENT, **OPTIONS) == made
    assert len(compiled) == 2
    assert stored(made.etag) == made


def test_a_full_disk_costs_nobody_the_paper(monkeypatch, caplog):
    def refuse(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(InMemoryStorage, "_save", refuse)
    assert get_or_render(DOCUMENT, **OPTIONS).content.startswith(b"%PDF-")
    assert "No space left on device" in caplog.text


def test_many_who_ask_at_once_wait_for_one_compile(compiled):
    gate = threading.Barrier(8)
    prints = []

    def ask():
        gate.wait()
        prints.append(get_or_render(DOCUMENT, **OPTIONS))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(compiled) == 1
    assert len(set(prints)) == 1
    assert len(prints) == 8


def test_a_site_without_a_storage_for_prints_uses_its_default_one(settings, tmp_path):
    settings.STORAGES = {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }
    made = get_or_render(DOCUMENT, **OPTIONS)
    assert isinstance(store._storage(), FileSystemStorage | type(store.default_storage))
    assert (tmp_path / "prints" / f"{made.etag.strip(chr(34))}.pdf").read_bytes() == made.content
