"""What we never say: that we issue a Youthpass, that a paper of ours certifies anything, that anybody gets points."""

from __future__ import annotations

import ast
import re

import pytest

from tests.test_architecture import ROOT


TEMPLATES = sorted((ROOT / "modules/templates/modules/youthpass").rglob("*.html"))
SOURCES = sorted((ROOT / "modules/youthpass").rglob("*.py"))
NEVER = re.compile(
    r"certif|diploma|\bbadge|\bscor|\bmarks?\b|\bmarked|\bgrad(e|ing)|\bpoints?\b|\bexam|\bpass(ed)?\b|\bfail|\baward",
    re.I,
)
ISSUES = re.compile(r"\bissu|\bgrant(s|ed)\b|\bget (a|your) youthpass", re.I)
WHO_DOES = "The organisation that signed the grant issues it on youthpass.eu."
# A Youthpass that comes from us, in whatever words.
OURS = re.compile(
    r"\b(we|our|us|this site|toolkit|here)\b[^.]*\byouthpass\b(?!\.eu| process)", re.I
)


def said_in_template(path):
    text = path.read_text(encoding="utf-8")
    yield from re.findall(r'{% translate "([^"]+)"', text)
    yield from re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate", text, re.S)


def said_in_source(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "gettext"):
            yield node.args[0].value


def sentences():
    for read, paths in ((said_in_template, TEMPLATES), (said_in_source, SOURCES)):
        for path in paths:
            for text in read(path):
                yield from re.split(r"(?<=[.!?:])\s+", text)


def test_there_is_something_to_read():
    assert len(set(sentences())) > 100
    assert WHO_DOES in set(sentences())


def test_no_sentence_judges_or_certifies():
    assert [one for one in sentences() if NEVER.search(one)] == []


def test_nobody_issues_a_youthpass_but_the_organisation_that_signed_the_grant():
    assert {one for one in sentences() if ISSUES.search(one)} == {WHO_DOES}
    assert [one for one in sentences() if OURS.search(one)] == []


@pytest.mark.parametrize(
    "wanted",
    [
        "This is your self-assessment: only you say what you have learnt.",
        "Every field is optional.",
        "In adult education, Youthpass may not apply: ask your organisation.",
        "In such a project you are entitled to a Youthpass, if you want one.",
    ],
)
def test_what_has_to_be_said_is_said(wanted):
    said = " ".join(text for path in TEMPLATES for text in said_in_template(path))
    assert wanted in said


@pytest.mark.parametrize(
    "wrong",
    ["We issue your Youthpass.", "Download our Youthpass.", "Your certificate is ready.",
     "You have 12 points."],
)  # fmt: skip
def test_a_sentence_that_says_it_would_be_found(wrong):
    assert any(pattern.search(wrong) for pattern in (NEVER, ISSUES, OURS))
