"""The pages for what is not there, not allowed or broken."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

import pytest

from toolkit_site import errors, urls


def broken(request):
    raise RuntimeError("a detail that nobody should read")


def forbidden(request):
    raise PermissionDenied("a detail that nobody should read")


def suspicious(request):
    raise SuspiciousOperation("a detail that nobody should read")


urlpatterns = [
    path("broken/", broken),
    path("forbidden/", forbidden),
    path("suspicious/", suspicious),
    path("form/", lambda request: HttpResponse()),
    *urls.urlpatterns,
]
handler400 = "toolkit_site.errors.bad_request"
handler403 = "toolkit_site.errors.forbidden"
handler404 = "toolkit_site.errors.not_found"
handler500 = "toolkit_site.errors.server_error"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/broken/", 500),
        ("/forbidden/", 403),
        ("/suspicious/", 400),
        ("/en/nothing/", 404),
        ("/nothing.php", 404),
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_every_error_has_a_page_of_ours_without_details(address, status):
    response = Client(raise_request_exception=False).get(address)
    assert response.status_code == status
    assert "<html" in response.text
    assert "a detail" not in response.text
    assert "Traceback" not in response.text


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_a_form_without_its_token_is_refused_with_the_same_page():
    response = Client(enforce_csrf_checks=True).post("/form/")
    assert response.status_code == 403
    assert "CSRF" not in response.text


def test_the_page_for_broken_pages_needs_neither_database_nor_request(rf):
    assert errors.server_error(rf.get("/")).status_code == 500


def test_even_without_its_template_there_is_an_answer(rf, monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "template_loaders", [])
    response = errors.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Something went wrong" in response.text


@pytest.mark.django_db
def test_a_missing_page_speaks_the_language_of_its_address(client):
    assert 'lang="lt"' in client.get("/lt/nothing/").text
