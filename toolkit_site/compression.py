"""Compresses answers on the way out. Static files are compressed once, when they are collected, and pass untouched."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

import brotli

from toolkit_site.headers import is_admin


# PDFs, pictures and documents are compressed already: doing it again costs time and gains nothing.
TEXT = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
ACCEPTS_BROTLI = re.compile(r"\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
SHORTEST = 200
# 6 % smaller than gzip in about the same time; higher qualities cost several times as much for 1 % more.
QUALITY = 5


class CompressionMiddleware(GZipMiddleware):
    """Brotli for public pages where the browser takes it, gzip for the rest.

    The admin keeps Django's gzip, which hides the length of what it sends from those who would guess secrets by it.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.get("Content-Encoding") == "None":
            # What Wagtail says of a document that is not encoded. No browser knows that encoding.
            del response["Content-Encoding"]
        if not response.get("Content-Type", "").startswith(TEXT):
            return response
        if not (isinstance(response, HttpResponse) and self._takes_brotli(request, response)):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        response.content = brotli.compress(response.content, quality=QUALITY)
        response["Content-Length"] = str(len(response.content))
        response["Content-Encoding"] = "br"
        etag = response.get("ETag", "")
        if etag.startswith('"'):
            # The same words in another encoding are not the same bytes.
            response["ETag"] = f"W/{etag}"
        return response

    @staticmethod
    def _takes_brotli(request: HttpRequest, response: HttpResponse) -> bool:
        accepted = request.headers.get("Accept-Encoding", "")
        is_worth_it = len(response.content) >= SHORTEST and "Content-Encoding" not in response
        return is_worth_it and bool(ACCEPTS_BROTLI.search(accepted)) and not is_admin(request)
