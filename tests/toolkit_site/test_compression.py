"""What is compressed on the way out, how, and what is not."""

from __future__ import annotations

import gzip

from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

import brotli
import pytest

from tests.modules.pages.material import make_captions
from toolkit_site.compression import CompressionMiddleware


WORDS = "long enough to be worth it " * 40


def answer(path="/en/", accept="gzip, deflate, br, zstd", content=WORDS, response=None, **headers):
    response = response or HttpResponse(content, headers=headers)
    request = RequestFactory().get(path, headers={"Accept-Encoding": accept})
    return CompressionMiddleware(lambda request: response)(request)


def test_a_public_page_comes_in_brotli():
    response = answer()
    assert response["Content-Encoding"] == "br"
    assert brotli.decompress(response.content).decode() == WORDS
    assert int(response["Content-Length"]) == len(response.content)
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accept", ["gzip", "gzip, br;q=0", "br;q=0.0, gzip", "gzip, brx"])
def test_browsers_without_brotli_get_gzip(accept):
    response = answer(accept=accept)
    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == WORDS


def test_the_admin_keeps_gzip_which_hides_its_length():
    assert answer("/admin/pages/")["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/zip"])
def test_what_is_compressed_already_is_left_alone(kind):
    assert "Content-Encoding" not in answer(**{"Content-Type": kind})


@pytest.mark.parametrize("content", ["", "short"])
def test_short_answers_are_left_alone(content):
    assert "Content-Encoding" not in answer(content=content)


def test_an_answer_that_is_encoded_already_is_left_alone():
    assert answer(**{"Content-Encoding": "identity"}).content == WORDS.encode()


def test_no_encoding_is_forced_on_those_who_ask_for_none():
    assert "Content-Encoding" not in answer(accept="")


def test_a_strong_etag_becomes_weak():
    assert answer(**{"ETag": '"abc"'})["ETag"] == 'W/"abc"'


def test_streams_are_compressed_as_they_go():
    response = answer(response=StreamingHttpResponse([WORDS.encode()]))
    assert gzip.decompress(b"".join(response)).decode() == WORDS


@pytest.mark.django_db
def test_captions_are_said_to_be_in_no_encoding_that_browsers_do_not_know(client, library):
    captions = make_captions()
    plain = client.get(captions.url)
    assert plain["Content-Type"].startswith("text/vtt")
    assert "Content-Encoding" not in plain
    assert b"".join(plain.streaming_content).startswith(b"WEBVTT")
    packed = client.get(captions.url, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    for response in (plain, packed):
        response.close()
