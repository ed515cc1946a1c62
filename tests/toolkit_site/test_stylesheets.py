"""Imported style sheets are written into the sheet that imports them."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage

import pytest

from toolkit_site.stylesheets import IMPORT, InlinedImports


class Storage(InlinedImports, ManifestStaticFilesStorage):
    """The smallest storage the mixin can stand in."""


@pytest.fixture
def collected(tmp_path):
    source = FileSystemStorage(location=tmp_path / "source")
    files = {
        "css/all.css": '@import url("order.css");\n@import url("button.css") layer(components);\n.last {}\n',
        "css/order.css": "@layer reset, components;\n",
        "css/button.css": '.button { background: url("../dot.svg"); }\n',
        "dot.svg": "<svg/>",
    }
    for name, text in files.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    storage = Storage(location=tmp_path / "out", base_url="/static/")
    for name in files:
        with source.open(name) as file:
            storage.save(name, file)
    for _original, _hashed, problem in storage.post_process(
        {name: (source, name) for name in files}
    ):
        if isinstance(problem, Exception):
            raise problem
    return storage


def test_the_sheet_holds_what_it_imports_in_its_layer(collected):
    with collected.open(collected.stored_name("css/all.css")) as file:
        text = file.read().decode()
    assert "@import" not in text
    assert text.index("@layer reset") < text.index("@layer components {") < text.index(".last")


def test_addresses_in_imported_sheets_are_hashed(collected):
    with collected.open(collected.stored_name("css/all.css")) as file:
        text = file.read().decode()
    hashed = collected.stored_name("dot.svg")
    assert hashed != "dot.svg"
    assert hashed in text


def test_a_sheet_without_imports_stays_as_it_is(collected):
    with collected.open("css/button.css") as file:
        assert file.read().decode() == '.button { background: url("../dot.svg"); }\n'


def test_all_imports_of_ours_are_understood_and_lead_to_files():
    for sheet in Path(settings.BASE_DIR).glob("*/static/**/*.css"):
        text = sheet.read_text()
        assert text.count("@import") == len(IMPORT.findall(text)), sheet
        for found in IMPORT.finditer(text):
            assert (sheet.parent / found["name"]).is_file(), f"{sheet} imports {found['name']}"
