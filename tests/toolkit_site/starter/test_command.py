"""`manage.py load_starter`: what it prints, and how it ends."""

from __future__ import annotations

from io import StringIO

from django.core.management import CommandError, call_command

import pytest

from activities.models import ActivityPage, Topic
from tests.toolkit_site.starter.sample import FILE, changed, english, write


pytestmark = pytest.mark.django_db

CONTENT = "1 activities, 0 modules, 0 units, 0 paths, 3 topics, 1 frameworks, 3 competences, 2 drawings, 0 catalogues"


@pytest.fixture
def folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    # One language to translate into is enough here, and eight times as fast.
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "Français")]
    return write(tmp_path / "content")


def command(folder, *options):
    out = StringIO()
    call_command("load_starter", "--path", str(folder), *options, stdout=out, stderr=out)
    return out.getvalue().splitlines()


def test_it_says_what_it_did(folder):
    assert command(folder) == [f"{CONTENT}: created 10, updated 0, unchanged 0, kept 0"]
    assert command(folder) == [f"{CONTENT}: created 0, updated 0, unchanged 10, kept 0"]


def test_it_names_what_it_kept(folder):
    command(folder)
    english(ActivityPage).get().save_revision().publish()
    write(folder, changed("prep_min: 10", "prep_min: 15"))
    assert command(folder) == [
        "kept: FL-91 (edited on the site)",
        f"{CONTENT}: created 0, updated 0, unchanged 9, kept 1",
    ]


def test_checking_loads_nothing(folder):
    assert command(folder, "--check") == [f"{CONTENT}: no problems"]
    assert not Topic.objects.exists()


def test_one_problem_keeps_everything_out_and_is_printed_on_a_line(folder):
    write(folder, changed("prep_min: 10", "prep_min: ten").replace("level 2", "level 7"))
    with pytest.raises(CommandError) as error:
        command(folder)
    assert str(error.value).split("\n") == [
        f"{FILE}:9: prep_min: expected a whole number, found “ten”",
        f"{FILE}:33: unknown level “level 7”; write it like “level 2”",
    ]
    assert error.value.returncode == 1
    assert not Topic.objects.exists()


def test_warnings_do_not_keep_anything_out(folder):
    drawings = folder / "activities" / "drawings"
    (drawings / "spare.svg").write_text((drawings / "FL-91-face.svg").read_text())
    assert (
        command(folder, "--check")[0] == "warning: drawings/spare.svg:1: nothing shows this drawing"
    )


def test_only_loads_the_named_activities(folder):
    other = changed("code: FL-91", "code: FL-92").replace("slug: look-twice", "slug: look-away")
    write(folder, other, "FL-92-look-away.md")
    command(folder, "--only", "FL-92")
    assert [page.code for page in english(ActivityPage)] == ["FL-92"]


def test_an_unknown_code_is_answered_with_the_nearest(folder):
    with pytest.raises(
        CommandError, match=r"no activity, module or path is called “fl91”; did you mean “FL-91”\?"
    ):
        command(folder, "--only", "fl91")
