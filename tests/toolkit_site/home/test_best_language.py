"""Where `/` leads, whatever a browser says about its languages."""

from __future__ import annotations

import pytest

from toolkit_site.settings.languages import LANGUAGES


def where(client, accept="", cookie=""):
    if cookie:
        client.cookies["django_language"] = cookie
    return client.get("/", headers={"Accept-Language": accept})["Location"]


@pytest.mark.parametrize("code", [code for code, _name in LANGUAGES])
def test_each_of_the_nine_languages_can_be_the_best(client, code):
    assert where(client, f"{code};q=0.9, xx;q=1") == f"/{code}/"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("pt-BR,pt;q=0.9", "/pt/"),
        ("uk-UA", "/uk/"),
        ("de-DE,de;q=0.9,it;q=0.5", "/it/"),
        ("ja", "/en/"),
        ("*", "/en/"),
        ("", "/en/"),
    ],
)
def test_the_nearest_language_that_we_have_is_chosen(client, accept, expected):
    assert where(client, accept) == expected


def test_what_the_visitor_chose_before_wins(client):
    assert where(client, "fr", cookie="lt") == "/lt/"


@pytest.mark.parametrize("cookie", ["xx", "../admin", "x" * 5_000, "fr/../../", "//evil.example"])
def test_an_odd_cookie_is_ignored(client, cookie):
    assert where(client, "fr", cookie=cookie) == "/fr/"


@pytest.mark.parametrize(
    "accept",
    [
        "fr-" * 3_000,
        "a" * 100_000,
        ",".join(f"x{number}" for number in range(5_000)),
        ";q=;;,,;q=9",
        "fr;q=nan",
        "\t \x0b",
        "<script>",
        "українська",
    ],
)
def test_a_huge_or_odd_header_never_fails(client, accept):
    response = client.get("/", headers={"Accept-Language": accept})
    assert response.status_code == 302
    assert response["Location"].strip("/") in dict(LANGUAGES)


def test_caches_are_told_what_the_answer_depends_on(client):
    varies = client.get("/")["Vary"]
    assert "Accept-Language" in varies
    assert "Cookie" in varies


def test_it_is_only_read(client):
    assert client.post("/").status_code == 405
