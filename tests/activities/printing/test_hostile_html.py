"""Hostile HTML reaches no file, no network and no reader of the PDF."""

from __future__ import annotations

import socket
import threading

import pytest

from tests.activities.printing.printed import pdf_of
from tests.activities.printing.reading import opened, page_texts


CONSTRUCTS = [
    '<img src="{u}/x.png" alt="a">',
    '<img srcset="{u}/x.png 2x" src="file:///etc/passwd" alt="a">',
    '<link rel="stylesheet" href="{u}/x.css">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '<a rel="attachment" href="file:///etc/passwd">a</a>',
    '<style>@import url("{u}/x.css"); body {{ background: url({u}/x.png) }}</style>',
    '<p style="background: url({u}/x.png)">a</p>',
    '<iframe src="{u}/x"></iframe><object data="{u}/x"></object><embed src="{u}/x">',
    '<svg><image href="{u}/x.png"/><script>fetch("{u}")</script></svg>',
    '<base href="{u}/"><img src="x.png" alt="a">',
    '<script src="{u}/x.js"></script><script>fetch("{u}")</script>',
    '<video poster="{u}/x.png" src="{u}/x.mp4"></video><audio src="{u}/x.mp3"></audio>',
    '<input type="image" src="{u}/x.png"><meta http-equiv="refresh" content="0;url={u}">',
    '<picture><source srcset="{u}/x.webp"><img src="../../../../etc/passwd" alt="a"></picture>',
]


@pytest.fixture
def catcher():
    """A server that remembers whether anybody came."""
    visits = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen():
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                visits.append(address)
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", visits


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_nothing_is_fetched_read_or_attached(construct, catcher):
    address, visits = catcher
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}/x.png"/></svg>'.encode()
    html = f"<h1>Sheet</h1>{construct.format(u=address)}<p>after</p>"
    for resolve_image in (lambda _src: None, lambda _src: svg):
        pdf = pdf_of(html, resolve_image=resolve_image)
        assert pdf.conforms
        assert "after" in page_texts(pdf.content)[0]
        assert b"root:" not in pdf.content
        with opened(pdf.content) as document:
            assert not document.attachments
            assert "/OpenAction" not in document.Root
            assert "/JavaScript" not in document.Root.get("/Names", {})
            targets = [
                str(note.A.URI) for page in document.pages for note in page.get("/Annots", [])
            ]
    assert targets == []
    assert visits == []


@pytest.mark.parametrize(
    "svg",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="../document.typ"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/hostname"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><use href="#a"/></g></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><defs>'
        + '<g id="l0"><rect width="1" height="1"/></g>'
        + "".join(f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
        + '</defs><use href="#l8"/></svg>',
        "<svg>" + "<g>" * 100_000,
        "<svg not xml",
    ],
    ids=["outside", "absolute", "itself", "laughs", "deep", "broken"],
)
def test_a_hostile_drawing_costs_its_place_only(svg):
    pdf = pdf_of('<img src="a" alt="Words">', resolve_image=lambda _src: svg.encode())
    assert pdf.conforms
