"""Only characters that the fonts have reach the page."""

from __future__ import annotations

import pytest

from activities.printing.glyphs import covered, printable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Film 🎬 night 👩‍👩‍👧 🇺🇦", "Film  night  "),
        ("e\u0301 и\u0306", "é й"),  # letters and accents apart, as some keyboards send them
        ("★★☆", "***"),
        ("Ж漢字", "Ж□□"),
        ("①", "1"),
        ("a\x00b\x07c", "abc"),
        ("tab\tline\u2028", "tab line "),
        ("5\u00a0m \u202f soft\u00adhyphen", "5\u00a0m \u202f soft\u00adhyphen"),
    ],
)
def test_what_the_fonts_lack_is_replaced_or_removed(text, expected):
    assert printable(text) == expected


@pytest.mark.parametrize(
    "letters",
    [
        "àâæçéèêëîïôœùûüÿ ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ «»",
        "àèéìíîòóùú ÀÈÉÌÍÎÒÓÙÚ",
        "ąčęėįšųūž ĄČĘĖĮŠŲŪŽ „“",
        "ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ „”",
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ ’ʼ",
        "ăâîșț ĂÂÎȘȚ",
        "áéíóöőúüű ÁÉÍÓÖŐÚÜŰ",
        "ãáâàçéêíõóôú ÃÁÂÀÇÉÊÍÕÓÔÚ",
        "– — … • × ½ ≤ ≥ € № → ✓ □ ‘’“”",
    ],
)
def test_every_letter_of_the_nine_languages_is_printed_as_it_is(letters):
    assert printable(letters) == letters
    assert {ord(char) for char in letters} <= covered()
