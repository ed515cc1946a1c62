"""PO files as translators send them, made by hand."""

from __future__ import annotations

from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.exchange.po import read_po


HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: fr\\n"
"""


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def message(msgctxt, msgid, msgstr, flags=""):
    lines = [f"#, {flags}"] if flags else []
    lines += [
        f"msgctxt {quoted(msgctxt)}",
        f"msgid {quoted(msgid)}",
        f"msgstr {quoted(msgstr)}",
    ]
    return "\n".join(lines) + "\n"


def po_file(*messages, header=HEADER):
    return read_po("\n".join([header, *messages]).encode())


def of(translation, path, msgstr, flags=""):
    """A message for the first segment at a path that ends so."""
    found = next(
        segment for segment in current_segments(translation.source) if segment.path.endswith(path)
    )
    return message(found.path, found.html, msgstr, flags)
