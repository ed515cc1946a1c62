"""Parts of a file (RFC 9110 §14): phones play a film only from servers that can send its middle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase


CHUNK = 64 * 1024
# One part only: several in one answer are hardly ever asked for, and a server may send the whole instead.
_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})\Z")


def in_parts(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return the part of a file that is asked for, or the whole file where none is, or none that we understand."""
    if not isinstance(response, FileResponse) or response.status_code != HTTPStatus.OK:
        return response
    response["Accept-Ranges"] = "bytes"
    asked = _ONE_RANGE.match(request.headers.get("Range", ""))
    if not asked or "If-Range" in request.headers or asked.groups() == ("", ""):
        return response
    size = int(response["Content-Length"])
    first, last = _limits(asked[1], asked[2], size)
    if first > last:
        refusal = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        refusal["Content-Range"] = f"bytes */{size}"
        response.close()
        return refusal
    return _part(response, first, last, size)


def _limits(first: str, last: str, size: int) -> tuple[int, int]:
    """Return the first and last byte. Without a first one, the last so many bytes are meant."""
    if not first:
        return max(size - int(last), 0), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _part(response: FileResponse, first: int, last: int, size: int) -> StreamingHttpResponse:
    content: Any = response.file_to_stream
    content.seek(first)
    part = StreamingHttpResponse(
        _read(content, last - first + 1), status=HTTPStatus.PARTIAL_CONTENT
    )
    for header in ("Content-Type", "Last-Modified", "Accept-Ranges"):
        part[header] = response[header]
    part["Content-Range"] = f"bytes {first}-{last}/{size}"
    part["Content-Length"] = str(last - first + 1)
    return part


def _read(content: Any, left: int) -> Iterator[bytes]:
    with content:
        while left > 0:
            chunk = content.read(min(CHUNK, left))
            if not chunk:
                return
            left -= len(chunk)
            yield chunk
