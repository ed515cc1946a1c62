"""Lets the inline scripts of Wagtail's own admin templates run under a policy that forbids inline scripts.

A script gets the response's nonce only if its whole text is one of the known calls with nothing but JSON as arguments,
so a script smuggled into the page gets none. Scripts that a plug-in adds in another shape are blocked, and the test
suite says so.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from toolkit_site.headers import ADMIN, is_admin, policy_text


INLINE_SCRIPT = re.compile(
    r'<script(?P<type> type="text/javascript")?>(?P<code>.*?)</script>', re.S
)

# Date, time and chooser fields: `initDateChooser("id_x", {…});` and `new PageChooser("id_x", {…});`
WIDGET = re.compile(
    r"(?:init(?:Date|Time|DateTime)Chooser|new (?:[A-Z]\w*)?Chooser)\((?P<json>.*)\);?", re.S
)
# Inline panels: `(function() { var panel = new InlinePanel(JSON.parse("…")); })();`
PANEL = re.compile(
    r"\(function\(\) \{ var panel = new (?:InlinePanel|MultipleChooserPanel)"
    r'\(JSON\.parse\((?P<json>".*")\)\); \}\)\(\);'
)
# wagtail-localize: where its editor finds the choosers …
CHOOSER_URLS = re.compile(
    r'if \(typeof window\.chooserUrls === "undefined"\) \{ window\.chooserUrls = \{ '
    r'(?:\w+Chooser: "[\w/.-]+", )+\} \}'
)
# … and its "select all" box.
SELECT_ALL = (
    "document.addEventListener('DOMContentLoaded', function() { "
    "var selectAll = document.querySelector('[name=\"select_all\"]'); "
    "var locales = document.querySelectorAll('[name=\"locales\"]'); "
    "selectAll.addEventListener('change', function() { "
    "for (var i = 0; i < locales.length; i++) { locales[i].checked = selectAll.checked; } }); });"
)


def is_known(code: str) -> bool:
    """Tell whether the text of an inline script is exactly one that the admin's own templates write."""
    code = " ".join(code.split())
    if code == SELECT_ALL or CHOOSER_URLS.fullmatch(code):
        return True
    call = WIDGET.fullmatch(code) or PANEL.fullmatch(code)
    return call is not None and _is_json(f"[{call['json']}]")


def with_nonce(html: str, nonce: str) -> str:
    """Return the page with the nonce on each known inline script."""

    def mark(script: re.Match[str]) -> str:
        if not is_known(script["code"]):
            return script[0]
        return f'<script nonce="{nonce}"{script["type"] or ""}>{script["code"]}</script>'

    return INLINE_SCRIPT.sub(mark, html)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


class AdminScriptsMiddleware:
    """Marks the admin's inline scripts. Stands inside the gzip middleware, because it reads the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and self._is_admin_page(request, response):
            nonce = secrets.token_urlsafe(16)
            response.content = with_nonce(response.text, nonce).encode(response.charset)
            response["Content-Security-Policy"] = policy_text(ADMIN, script_src=f"'nonce-{nonce}'")
        return response

    @staticmethod
    def _is_admin_page(request: HttpRequest, response: HttpResponse) -> bool:
        return response.get("Content-Type", "").startswith("text/html") and is_admin(request)
