"""Uploaded files: what is served, how, and what is not."""

from __future__ import annotations

import pytest


# Closing an answer ends the request, and with it the connections.
pytestmark = pytest.mark.django_db


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    for name in ("images/a.width-400.svg", "original_images/a.png", "documents/private.pdf"):
        path = settings.MEDIA_ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"content")
    (tmp_path / "secret").write_text("secret")
    return settings.MEDIA_ROOT


def test_a_rendition_is_served_in_a_sandbox_and_kept_for_ever(client, media):
    response = client.get("/media/images/a.width-400.svg")
    assert b"".join(response) == b"content"
    assert (
        response["Content-Security-Policy"]
        == "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_an_original_is_kept_for_an_hour(client, media):
    response = client.get("/media/original_images/a.png")
    response.close()
    assert response["Cache-Control"] == "public, max-age=3600"


def test_an_unchanged_file_is_not_sent_again(client, media):
    first = client.get("/media/images/a.width-400.svg")
    first.close()
    again = client.get(
        "/media/images/a.width-400.svg", headers={"If-Modified-Since": first["Last-Modified"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "",
        "images/",
        "images",
        "nothing.png",
        "documents/private.pdf",
        "images/../documents/private.pdf",
        "../secret",
        "%2e%2e/secret",
        "images/%2e%2e/%2e%2e/secret",
        "/etc/passwd",
        "images/a%00.svg",
        f"images/{'x' * 5_000}.svg",
        "images/кот 🐈.svg",
    ],
)
def test_anything_but_a_public_file_is_not_found(client, media, path):
    # An address without a language is tried under the reader's language first.
    assert client.get(f"/media/{path}", follow=True).status_code == 404


def test_files_are_only_read(client, media):
    assert client.post("/media/images/a.width-400.svg").status_code == 405


@pytest.mark.parametrize(
    ("asked", "sent", "part"),
    [
        ("bytes=0-2", b"con", "bytes 0-2/7"),
        ("bytes=4-", b"ent", "bytes 4-6/7"),
        ("bytes=-2", b"nt", "bytes 5-6/7"),
        ("bytes=5-900", b"nt", "bytes 5-6/7"),
    ],
)
def test_a_player_gets_the_part_that_it_asks_for(client, media, asked, sent, part):
    response = client.get("/media/original_images/a.png", headers={"range": asked})
    assert response.status_code == 206
    assert b"".join(response) == sent
    assert (response["Content-Range"], response["Content-Length"]) == (part, str(len(sent)))
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("asked", ["bytes=7-", "bytes=5-4", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(client, media, asked):
    response = client.get("/media/original_images/a.png", headers={"range": asked})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */7"


@pytest.mark.parametrize("asked", ["bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=x-y", ""])
def test_whatever_else_is_asked_for_gets_the_whole_file(client, media, asked):
    response = client.get("/media/original_images/a.png", headers={"range": asked})
    assert (response.status_code, b"".join(response)) == (200, b"content")
    assert response["Accept-Ranges"] == "bytes"
