"""The two commands around the catalogues."""

from __future__ import annotations

import gettext
import os
from io import StringIO

from django.core.management import CommandError, call_command

import polib
import pytest

from toolkit_site.catalogues.files import catalogue_path


@pytest.fixture
def project(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    (tmp_path / "activities").mkdir()
    (tmp_path / "activities" / "words.py").write_text('_("Steps")\n_("%(n)s minutes")')
    return tmp_path


def translate(language, **words):
    path = catalogue_path(language)
    file = polib.pofile(str(path))
    for entry in file:
        entry.msgstr = words.get(entry.msgid.split()[-1], entry.msgstr)
    path.write_text(str(file).rstrip() + "\n")


def update(*options):
    call_command("update_catalogues", *options, stdout=StringIO())


def test_catalogues_are_made_for_every_language_but_the_source(project):
    update()
    made = {path.parent.parent.name for path in project.rglob("django.po")}
    assert made == {"fr", "it", "lt", "pl", "uk", "ro", "hu", "pt"}


def test_the_check_fails_until_the_catalogues_are_up_to_date(project):
    with pytest.raises(CommandError, match="fr: not up to date"):
        update("--check")
    update()
    update("--check")
    assert not list(project.rglob("*.mo"))


def test_the_check_names_what_a_language_that_must_be_complete_lacks(project):
    update()
    translate("fr", Steps="Étapes")
    with pytest.raises(CommandError, match=r"fr: no translation of '%\(n\)s minutes'"):
        update("--check", "--complete", "fr")
    translate("fr", minutes="%(n)s minutes")
    update("--check", "--complete", "fr")


def test_a_translation_that_lost_a_placeholder_is_refused(project):
    update()
    translate("uk", minutes="хвилини")
    with pytest.raises(CommandError, match=r"uk: placeholders %\(n\)s"):
        update("--check")


def test_catalogues_are_compiled_without_msgfmt_and_only_when_they_changed(project):
    update()
    translate("fr", Steps="Étapes")
    assert "fr" in compiled()
    assert compiled() == ""
    path = catalogue_path("fr")
    translate("fr", Steps="Phases")
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 10**9))
    assert "fr" in compiled()
    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Steps") == "Phases"


def compiled():
    output = StringIO()
    call_command("compile_catalogues", stdout=output)
    return output.getvalue()
