"""The tags of the look: icons, addresses and the language menu."""

from __future__ import annotations

from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from wagtail.models import Page

import pytest

from toolkit_site.templatetags import site_tags


def context_for(path: str) -> Context:
    return Context({"request": RequestFactory().get(path)})


def test_an_icon_is_hidden_from_screen_readers():
    html = Template("{% load site_tags %}{% icon 'clock' %}").render(Context())
    assert 'aria-hidden="true"' in html
    assert "#clock" in html


def test_an_icon_name_cannot_break_out_of_the_attribute():
    assert "<script" not in site_tags.icon('x"><script>')


def test_every_icon_used_in_a_template_is_in_the_sprite(settings):
    import re
    from pathlib import Path

    root = Path(settings.BASE_DIR)
    sprite = (root / "toolkit_site/static/site/icons.svg").read_text()
    used = set()
    for template in root.glob("*/templates/**/*.html"):
        used |= set(re.findall(r'{% icon "([\w-]+)"', template.read_text()))
        used |= set(re.findall(r'icon\.html" with name="([\w-]+)" only', template.read_text()))
    missing = {name for name in used if f'id="{name}"' not in sprite}
    assert used
    assert not missing


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/en/activities/?group=20", "/fr/activities/?group=20"),  # parameters are kept
        ("/en/", "/fr/"),
        ("/healthz/", "/fr/"),  # a page that has no language
        ("/", "/fr/"),
        ("/xx/activities/", "/fr/"),  # not one of ours
        ("//evil.example/en/", "/fr/"),  # never an address of another host
    ],
)
def test_the_language_menu_changes_only_the_language(path, expected):
    menu = site_tags.language_menu(context_for(path))
    assert next(item["url"] for item in menu if item["code"] == "fr") == expected


def test_the_language_menu_marks_the_language_being_read():
    with translation.override("uk"):
        menu = site_tags.language_menu(context_for("/uk/"))
    assert [item["code"] for item in menu if item["is_current"]] == ["uk"]


def test_the_language_menu_works_without_a_request():
    assert {item["url"] for item in site_tags.language_menu(Context())} >= {"/en/", "/uk/"}


def test_an_absolute_address_leaves_parameters_out():
    assert site_tags.absolute_url(context_for("/en/?q=x")) == "http://testserver/en/"


def test_the_navigation_is_empty_without_a_request():
    assert site_tags.main_navigation(Context()) == []


@pytest.mark.django_db
def test_a_menu_item_knows_whether_one_is_inside_it():
    page = Page.objects.get(depth=2)
    page.slug, page.title = "activities", "Activities"
    inside = site_tags._menu_item(page, "/fr/activities/x/", "fr")
    outside = site_tags._menu_item(page, "/fr/", "fr")
    assert inside["url"] == "/fr/activities/"
    assert inside["is_current"]
    assert not outside["is_current"]
