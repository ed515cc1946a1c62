"""A unit with one question of each kind."""

from __future__ import annotations

import uuid

from django.template import RequestContext, Template
from django.test import RequestFactory

import pytest
from bs4 import BeautifulSoup

from modules.models import Learner
from modules.questions.finding import keys_on
from modules.questions.rendering import show_questions
from tests.factories import fresh
from tests.factories.modules import block, make_unit
from tests.modules.questions.samples import KINDS, make_picture, sample


PAGE = Template(
    "{% load wagtailcore_tags %}{% for block in page.body %}{% include_block block %}{% endfor %}"
)


class Desk:
    """A unit and the one who sits before it."""

    def __init__(self, page):
        self.page = page
        self.learner = Learner.objects.create()
        self.request = RequestFactory().get("/")

    def key(self, kind):
        return next(key for key in keys_on(self.page).values() if key.kind == kind)

    def page_html(self, **options):
        """Return all blocks, rendered as the page of the unit does."""
        questions = show_questions(self.request, self.page, self.learner, **options)
        context = {"page": self.page, "questions": questions}
        return PAGE.render(RequestContext(self.request, context))

    def question(self, kind, **options):
        """Return the parsed section of a question."""
        soup = BeautifulSoup(self.page_html(**options), "html.parser")
        return soup.find(id=f"b-{self.key(kind).block_id}")


@pytest.fixture
def image(db):
    return make_picture()


@pytest.fixture(scope="module")
def unit_of_all_kinds(made_once):
    questions = [sample(kind, make_picture()) for kind in KINDS]
    check = {"title": "", "questions": questions[1::2]}
    return make_unit(body=[*questions[::2], block("self_check", check)])


@pytest.fixture
def desk(unit_of_all_kinds, db):
    """All kinds, every second of them inside a self-check."""
    return Desk(fresh(unit_of_all_kinds))


@pytest.fixture
def write():
    return uuid.uuid4()
