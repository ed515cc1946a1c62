"""Reading PO files: what they say, and precise words about what is wrong with them."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from tests.toolkit_site.translation.exchange.po.files import HEADER, message, po_file
from toolkit_site.translation.exchange.po import PoError, read_po


def test_messages_come_with_their_lines():
    po = po_file(message("title", "Close", "Près"), message("taster", "Film.", "Filmez.", "fuzzy"))
    told = [(m.msgctxt, m.msgid, m.msgstr, m.fuzzy, m.line) for m in po.messages]
    assert told == [("title", "Close", "Près", False, 6), ("taster", "Film.", "Filmez.", True, 10)]
    assert po.language == "fr"


def test_blank_and_obsolete_messages_are_left_out():
    po = po_file(
        message("title", "Close", ""),
        '#~ msgctxt "title"\n#~ msgid "Far"\n#~ msgstr "Loin"\n',
        message("taster", "Film.", "Filmez."),
    )
    assert [m.msgid for m in po.messages] == ["Film."]


def test_texts_over_several_lines_are_one():
    po = po_file('msgctxt "title"\nmsgid ""\n"Close "\n"up"\nmsgstr ""\n"Gros "\n"plan"\n')
    assert (po.messages[0].msgid, po.messages[0].msgstr) == ("Close up", "Gros plan")


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-11-22 06:00+0000", datetime(2026, 11, 22, 6, tzinfo=UTC)),
        ("2026-11-22 06:00:01.5+00:00", datetime(2026, 11, 22, 6, 0, 1, 500_000, tzinfo=UTC)),
        ("2026-11-22 06:00", datetime(2026, 11, 22, 6, tzinfo=UTC)),
        ("YEAR-MO-DA HO:MI+ZONE", None),
        ("", None),
    ],
)
def test_the_header_says_when_the_file_was_exported(value, moment):
    po = po_file(header=HEADER + f'"POT-Creation-Date: {value}\\n"\n')
    assert po.exported_at == moment


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "iso-8859-1", "cp1252", "CHARSET"])
def test_the_header_says_which_character_set_it_is(charset):
    text = HEADER.replace("utf-8", charset) + message("title", "Close", "Près")
    encoding = "utf-8" if charset == "CHARSET" else charset
    assert read_po(text.encode(encoding)).messages[0].msgstr == "Près"


def test_a_byte_order_mark_and_windows_lines_do_no_harm():
    text = HEADER + message("title", "Close", "Près")
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert [(m.msgstr, m.line) for m in read_po(data).messages] == [("Près", 5)]


def test_a_line_end_that_only_python_knows_cuts_no_message():
    po = po_file(message("title", "Close", "Près\u2028loin\x85ici"), message("a", "b", "c"))
    assert [(m.msgstr, m.line) for m in po.messages] == [("Près loin ici", 6), ("c", 10)]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", None, "no messages"),
        (b"# only a comment\n", None, "no messages"),
        (b"PK\x03\x04\x00\x00 a spreadsheet", None, "UTF-8"),
        (HEADER.encode("utf-16"), None, "UTF-8"),
        (HEADER.encode() + b'\nmsgctxt "a"\nmsgid "b"\nmsgstr "\xff\xfe"\n', 8, "utf-8"),
        (b'msgid ""\nmsgstr "charset=rot13\\n"\n', 2, "rot13"),
        (b'msgid ""\nmsgstr "charset=unicode_escape\\n"\n', 2, "unicode_escape"),
        (HEADER.encode() + b'\nmsgid "a"\nmsgstr "b "c" d"\n', 7, "quotation mark"),
        (HEADER.encode() + b"\nA letter to the editor.\n", 6, "A letter to the editor."),
        (b'msgid ""\nmsgstr ""\nLanguage: fr\n', 3, "Language: fr"),
        (HEADER.encode() + b'\nmsgstr "before msgid"\n', 6, "before msgid"),
    ],
)
def test_what_is_wrong_is_told_with_the_line(data, line, words):
    with pytest.raises(PoError) as refusal:
        read_po(data)
    assert refusal.value.line == line
    assert words in str(refusal.value)
    assert (f"Line {line}" in str(refusal.value)) == (line is not None)


def test_a_file_of_three_megabytes_is_refused_before_it_is_read():
    data = (HEADER + message("a", "b", "c" * 3_000_000)).encode()
    with pytest.raises(PoError, match="larger than 2 MB"):
        read_po(data)


def test_more_messages_than_any_page_has_are_refused():
    text = HEADER + "".join(f'\nmsgid "{n}"\nmsgstr "x"\n' for n in range(10_001))
    with pytest.raises(PoError, match="10000 messages"):
        read_po(text.encode())


@pytest.mark.parametrize("name", ["secret.po", "secret.po\n", "./secret.po"])
def test_no_file_of_the_server_is_ever_opened(tmp_path, monkeypatch, name):
    (tmp_path / "secret.po").write_text(HEADER + message("title", "Close", "secret"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PoError, match=r"secret\.po” has no place here"):
        read_po(name.encode())


def test_a_damaged_file_is_read_or_refused_and_nothing_else():
    whole = (
        HEADER
        + '#. a note\n#: file:1\n#| msgid "old"\n'
        + message("title", "Close", "Près", "fuzzy")
        + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
        + '#~ msgid "gone"\n#~ msgstr "parti"\n'
    ).encode()
    dice = random.Random(7)
    outcomes = set()
    for _round in range(1_500):
        data = bytearray(whole)
        for _blow in range(dice.randint(1, 6)):
            place = dice.randrange(len(data))
            blow = dice.choice(
                [b"", b'"', b"\n", b"#", b"msg", b"\xff", b"\\", bytes([dice.randrange(256)])]
            )
            data[place : place + dice.randint(0, 4)] = blow
        try:
            read_po(bytes(data))
        except PoError:
            outcomes.add("refused")
        else:
            outcomes.add("read")
    assert outcomes == {"read", "refused"}
