"""Static files get names that change with their content, and refer to each other by those names."""

from __future__ import annotations

import re

from django.core.management import call_command

import pytest


HASH = r"\.[0-9a-f]{12}\."


@pytest.fixture
def collected(settings, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.js").write_text(
        'import { b } from "./b.js";\nconst late = () => import("./b.js");\n'
    )
    (source / "b.js").write_text(f"export const b = 1;\n// {'long enough to compress ' * 30}\n")
    (source / "site.css").write_text('@layer parts;\n@import url("part.css") layer(parts);\n')
    (source / "part.css").write_text('p { background: url("dot.svg"); }\n')
    (source / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "toolkit_site.static_files.HashedStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    return settings.STATIC_ROOT


def hashed(folder, stem, suffix):
    (path,) = [
        path for path in folder.iterdir() if re.fullmatch(f"{stem}{HASH}{suffix}", path.name)
    ]
    return path


def test_modules_import_each_other_by_hashed_names(collected):
    imports = re.findall(rf'"\./b{HASH}js"', hashed(collected, "a", "js").read_text())
    assert len(imports) == 2


def test_imported_style_sheets_are_one_file_with_hashed_addresses(collected):
    sheet = hashed(collected, "site", "css").read_text()
    assert "@import" not in sheet
    assert "@layer parts {" in sheet
    assert re.search(rf'url\("dot{HASH}svg"\)', sheet)


def test_files_are_compressed_once_at_collection(collected):
    path = hashed(collected, "b", "js")
    assert path.with_suffix(".js.br").stat().st_size < path.stat().st_size
    assert path.with_suffix(".js.gz").exists()
