"""Which inline scripts of the admin get the nonce: the known calls with JSON as arguments, and nothing else."""

from __future__ import annotations

import re

from django.http import HttpResponse, StreamingHttpResponse
from django.template.loader import get_template
from django.test import RequestFactory

import pytest

from toolkit_site.admin_scripts import AdminScriptsMiddleware, is_known, with_nonce


KNOWN = [
    'initDateChooser("id_go_live\\u002Dat", {"format": "Y-m-d", "dayOfWeekStart": 1});',
    'initTimeChooser("id_time", {});',
    'initDateTimeChooser("id_expire_at", {"lang": "uk"});',
    'new PageChooser("id_parent", {"modalUrl": "/admin/choose-page/", "target": null});',
    'new Chooser("id_topics-__prefix__-topic", {"modalUrl": "/admin/snippets/choose/"});',
    '\n  (function() {\n  var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}"));\n  })();\n',
    '(function() { var panel = new MultipleChooserPanel(JSON.parse("{}")); })();',
]
FOREIGN = [
    "",
    "stranger()",
    'initDateChooser("id_x", {}); stranger();',
    'initDateChooser("id_x", stranger());',
    'initDateChooser(stranger("id_x"), {});',
    'new PageChooser("id_x", {}), stranger({});',
    "new stranger({});",
    '(function() { var panel = new InlinePanel(JSON.parse("{}")); stranger(); })();',
    '(function() { var panel = new InlinePanel(JSON.parse("{}" + stranger("")));  })();',
    'if (typeof window.chooserUrls === "undefined") { window.chooserUrls = { imageChooser: stranger(), } }',
]


@pytest.mark.parametrize("code", KNOWN)
def test_scripts_of_the_admins_own_templates_are_known(code):
    assert is_known(code)


@pytest.mark.parametrize("code", FOREIGN)
def test_anything_else_is_not(code):
    assert not is_known(code)


@pytest.mark.parametrize("name", ["submit_translation.html", "edit_translation.html"])
def test_inline_scripts_of_the_installed_translation_plug_in_are_known(name):
    source = get_template(f"wagtail_localize/admin/{name}").template.source
    source = re.sub(r'\{% url "(\w+:)?(\w+)" %\}', r"/admin/\2/", source)
    scripts = re.findall(r'<script(?: type="text/javascript")?>(.*?)</script>', source, re.S)
    assert scripts
    assert all(map(is_known, scripts))


def test_only_known_scripts_are_marked():
    page = f'<script>{KNOWN[1]}</script><script>stranger()</script><script src="/a.js"></script>'
    assert with_nonce(page, "N") == page.replace("<script>init", '<script nonce="N">init')


def test_templates_of_rows_to_come_are_marked_as_well():
    assert 'nonce="N"' in with_nonce(f"<template><script>{KNOWN[4]}</script></template>", "N")


def answer(path, response):
    return AdminScriptsMiddleware(lambda request: response)(RequestFactory().get(path))


def test_the_nonce_of_page_and_policy_agree_and_change():
    pages = [answer("/admin/", HttpResponse(f"<script>{KNOWN[0]}</script>")) for _ in range(2)]
    nonces = [re.search(r'nonce="([\w-]{20,})"', page.text)[1] for page in pages]
    assert nonces[0] != nonces[1]
    for page, nonce in zip(pages, nonces, strict=True):
        assert f"script-src 'self' 'nonce-{nonce}';" in page["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "response"),
    [
        ("/en/", HttpResponse(f"<script>{KNOWN[0]}</script>")),
        ("/admin/", HttpResponse(f"<script>{KNOWN[0]}</script>", content_type="application/json")),
    ],
)
def test_public_pages_and_data_are_left_alone(path, response):
    assert "nonce" not in answer(path, response).text


def test_streams_are_left_alone():
    response = StreamingHttpResponse([b"<script>initTimeChooser();</script>"])
    assert "Content-Security-Policy" not in answer("/admin/", response)
