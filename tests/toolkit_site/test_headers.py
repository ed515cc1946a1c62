"""The security headers: who gets which policy."""

from __future__ import annotations

from django.http import HttpResponse
from django.test import RequestFactory

import pytest

from toolkit_site.headers import ADMIN, PUBLIC, PublicHeadersMiddleware, policy_text


def headers_of(path, **headers):
    response = HttpResponse(headers=headers)
    return PublicHeadersMiddleware(lambda request: response)(RequestFactory().get(path)).headers


@pytest.mark.parametrize("path", ["/en/", "/healthz/", "/administration/", "/sitemap.xml"])
def test_public_policy_has_no_exception(path):
    policy = headers_of(path)["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "nonce" not in policy


def test_admin_policy_differs_in_two_directives_only():
    assert "script-src 'self';" in headers_of("/admin/pages/")["Content-Security-Policy"]
    assert {name for name in PUBLIC if PUBLIC[name] != ADMIN[name]} == {"style-src", "img-src"}
    assert "unsafe-eval" not in policy_text(ADMIN)


def test_a_stricter_policy_of_the_view_stays():
    assert (
        headers_of("/x", **{"Content-Security-Policy": "sandbox"})["Content-Security-Policy"]
        == "sandbox"
    )


def test_pdfs_keep_the_browsers_viewer_working():
    policy = headers_of("/en/sheet.pdf", **{"Content-Type": "application/pdf"})[
        "Content-Security-Policy"
    ]
    assert "default-src" not in policy
    assert "frame-ancestors 'self'" in policy


def test_every_answer_switches_off_what_no_page_needs():
    headers = headers_of("/en/")
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_media_on_another_host_are_allowed_from_there_only(settings):
    settings.MEDIA_URL = "https://media.example.org/toolkit/"
    policy = headers_of("/en/")["Content-Security-Policy"]
    assert "img-src 'self' data: https://media.example.org;" in policy
    assert "script-src 'self';" in policy


def test_a_whole_answer_carries_the_other_headers_too(client):
    headers = client.get("/robots.txt").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
