"""From her own page a learner takes all along or erases it with two taps, and sees herself in shape and table."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from modules.models import Learner, SelfAssessment
from modules.reflections.models import Moment
from tests.factories.activities import make_competence
from tests.modules.learners.conftest import browser_of, make_answer


pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(library):
    learner = Learner.objects.create()
    make_answer(learner)
    return browser_of(learner)


def page(browser, address="/en/learn/"):
    return BeautifulSoup(browser.get(address).content, "html.parser").main


def test_what_is_kept_is_one_link_away_from_her_own_page(browser):
    links = [link["href"] for link in page(browser).select("a[download]")]
    assert links == ["/en/learn/data.html", "/en/learn/data.json"]
    for link in links:
        assert "attachment" in browser.get(link)["Content-Disposition"]


def test_the_first_tap_says_what_goes_and_the_second_erases(browser):
    assert page(browser).find("a", href="/en/learn/erase/")
    form = page(browser, "/en/learn/erase/").find("form", action="/en/learn/erase/")
    assert Learner.objects.count() == 1
    assert form["method"] == "post"
    response = browser.post(form["action"])
    assert response.status_code == 200
    assert not Learner.objects.exists()
    assert browser.cookies["learner"].value == ""
    assert not page(browser).select("a[download]")


def test_before_and_after_are_a_shape_and_a_table(browser):
    learner = Learner.objects.get()
    for code, before, after in (("FL1", 1, 3), ("FL2", 2, 2), ("FL3", 4, 4)):
        key = make_competence(code).translation_key
        for moment, standing in ((Moment.BEFORE, before), (Moment.AFTER, after)):
            SelfAssessment.objects.create(
                learner=learner, competence_key=key, moment=moment, standing=standing
            )
    shown = page(browser, "/en/learn/assess/")
    assert (
        shown.select_one(".radar__before")["points"] != shown.select_one(".radar__after")["points"]
    )
    rows = [row.get_text(" ", strip=True) for row in shown.table.tbody.select("tr")]
    assert len(rows) == 3
    assert "This is new to me" in rows[0]
    assert "I can do it alone" in rows[0]
