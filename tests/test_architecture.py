"""House rules that a machine can keep: which way imports go, how long a file may be, what a block tells."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from wagtail.blocks import BaseStreamBlock, BaseStructBlock, ListBlock, StreamBlock
from wagtail.fields import StreamField

import pytest


ROOT = Path(__file__).resolve().parent.parent
ROOMS = [
    room for room in ("activities", "modules", "toolkit_site") if (ROOT / room / "apps.py").exists()
]
JUNK = {"utils", "core", "common", "helpers", "misc"}


def files(*suffixes, rooms=(*ROOMS, "tests")):
    """Return our source files, without migrations and what is vendored."""
    return sorted(
        path
        for room in rooms
        for path in (ROOT / room).rglob("*")
        if path.suffix in suffixes and not {"migrations", "__pycache__", "vendor"} & set(path.parts)
    )


def names(paths):
    return [str(path.relative_to(ROOT)) for path in paths]


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


PYTHON = files(".py", rooms=ROOMS)
TEMPLATES = [path for path in files(".html", rooms=ROOMS) if "templates" in path.parts]
# Mail is read without our style sheets, and print templates are input of the PDF engine: no browser opens either.
PAGES = [path for path in TEMPLATES if "email" not in path.parts]


def test_imports_go_one_way():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db
def test_no_migration_is_missing():
    try:
        call_command(
            "makemigrations",
            check=True,
            dry_run=True,
            stdout=(output := StringIO()),
            skip_checks=False,
        )
    except SystemExit:
        pytest.fail(output.getvalue())


@pytest.mark.parametrize("room", ROOMS)
def test_a_models_module_at_the_top_of_an_app_is_only_a_door(room):
    path = ROOT / room / "models.py"
    if not path.exists():
        assert room == "toolkit_site"
        return
    body = ast.parse(path.read_text()).body
    allowed = (ast.Import, ast.ImportFrom)
    exports = [
        node for node in body if isinstance(node, ast.Assign) and node.targets[0].id == "__all__"
    ]
    others = [node for node in body[1:] if not isinstance(node, allowed) and node not in exports]
    assert ast.get_docstring(ast.parse(path.read_text()))
    assert others == []
    imported = {
        alias.asname or alias.name
        for node in body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert set(ast.literal_eval(exports[0].value)) == imported - {"annotations"}


@pytest.mark.parametrize("suffix", [".py", ".html", ".css", ".js"])
def test_no_file_is_longer_than_a_reader_can_hold(suffix):
    cap = {".py": 300, ".html": 80, ".css": 150, ".js": 150}[suffix]
    assert {
        name: lines(ROOT / name)
        for name in names(files(suffix, rooms=ROOMS))
        if lines(ROOT / name) > cap
    } == {}


def test_most_files_are_short():
    lengths = sorted(lines(path) for path in PYTHON if lines(path) > 5)
    assert statistics.median(lengths) <= 80
    assert statistics.quantiles(lengths, n=10)[-1] <= 205
    assert {
        name for name in names(files(".py", rooms=["tests"])) if lines(ROOT / name) > 400
    } == set()


def functions():
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1


def test_no_function_is_longer_than_a_screen():
    assert {name: length for name, length in functions() if length > 50} == {}


def test_every_module_says_what_lives_in_it():
    silent = [
        path
        for path in PYTHON
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert names(silent) == []


def test_there_is_no_junk_drawer():
    drawers = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.stem in JUNK]
    assert names(drawers) == []


def test_no_template_holds_inline_script_or_style():
    inline = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\b(src|type=\"application/(ld\+)?json\"))",
        re.I,
    )
    found = {name: inline.findall((ROOT / name).read_text()) for name in names(PAGES)}
    assert {name for name, matches in found.items() if matches} == set()


def test_every_template_can_be_compiled():
    broken = []
    for path in TEMPLATES:
        name = str(path).split("/templates/", 1)[1]
        try:
            get_template(name)
        except TemplateDoesNotExist:
            broken.append(name)
    assert broken == []


def test_every_static_file_that_a_template_names_exists():
    tag = re.compile(r"{% static ['\"]([^'\"]+)['\"]")
    named = {
        (name, file) for name in names(TEMPLATES) for file in tag.findall((ROOT / name).read_text())
    }
    assert {(name, file) for name, file in named if not finders.find(file)} == set()


GETTEXT = re.compile(r"^_$|gettext")


def test_gettext_is_given_plain_strings():
    """An f-string, a sum or a variable would never be found in a catalogue."""
    wrong = []
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text())):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if is_call else ""
            if (
                is_call
                and GETTEXT.search(name)
                and node.args
                and not isinstance(node.args[0], ast.Constant)
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert wrong == []


def our_stream_fields():
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField) and model.__module__.split(".")[0] in ROOMS:
                yield f"{model.__name__}.{field.name}", field.stream_block


def blocks_of(stream, path):
    """Yield each block that an editor can choose, however deep it stands."""
    for name, block in stream.child_blocks.items():
        yield f"{path}.{name}", block
        inner = block.child_block if isinstance(block, ListBlock) else block
        if isinstance(inner, StreamBlock):
            yield from blocks_of(inner, f"{path}.{name}")
        elif isinstance(inner, BaseStructBlock):
            streams = {
                n: child
                for n, child in inner.child_blocks.items()
                if isinstance(child, BaseStreamBlock)
            }
            for child_name, child in streams.items():
                yield from blocks_of(child, f"{path}.{name}.{child_name}")


BLOCKS = [pair for path, stream in our_stream_fields() for pair in blocks_of(stream, path)]
# Blocks without a template of their own, each with its reason. There is none.
WITHOUT_TEMPLATE: dict[str, str] = {}


@pytest.mark.parametrize(("path", "block"), BLOCKS, ids=[path for path, _block in BLOCKS])
def test_a_block_tells_an_editor_what_it_is(path, block):
    assert block.meta.label, "label"
    assert block.meta.icon not in ("", "placeholder"), "icon"
    assert str(getattr(block.meta, "description", "")), "description"
    assert block.get_preview_value() not in (None, ""), "preview_value"
    assert block.is_previewable, "preview"
    if path not in WITHOUT_TEMPLATE:
        assert get_template(block.meta.template), "template"
