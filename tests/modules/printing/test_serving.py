"""Booklets over HTTP: who gets them, how they are kept, and what they cost."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import PageViewRestriction

import pytest

from modules.models import Learner
from tests.factories.activities import make_activity
from tests.factories.learning_paths import make_path
from tests.factories.modules import block, make_module, make_unit
from tests.modules.printing.paper import make_full_unit, words
from tests.modules.questions.samples import make_picture, sample


pytestmark = pytest.mark.django_db


def get(client, page, query="", **headers):
    return client.get(f"{page.url}booklet.pdf{query}", headers=headers)


def test_a_booklet_is_a_pdf_with_a_name(client):
    unit = make_unit(slug="frames")
    response = get(client, unit)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="frames-booklet-en.pdf"'
    assert get(client, unit, "?answers=1")["Content-Disposition"].endswith('answers-en.pdf"')


def test_what_is_not_public_has_no_booklet(client, admin_client):
    module = make_module()
    unit = make_unit(module)
    draft = make_unit(module, publish=False)
    later = timezone.now() + timedelta(days=1)
    scheduled = make_unit(module, publish=False, go_live_at=later)
    path = make_path(publish=False)
    for page in (draft, scheduled, path):
        assert admin_client.get(f"{page.url}booklet.pdf").status_code == 404
    for page in (unit, module):
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert get(client, unit).status_code == 404
        assert get(admin_client, unit).status_code == 404
        restriction.delete()
    assert get(client, unit).status_code == 200
    unit.unpublish()
    assert get(client, unit).status_code == 404


def test_only_units_modules_and_paths_have_booklets(client):
    activity = make_activity()
    make_module()
    for path in (activity.url, "/en/", "/en/modules/", "/en/modules/nothing/", "/en/learn/"):
        assert client.get(f"{path}booklet.pdf").status_code == 404
    assert client.get("/en/booklet.pdf").status_code == 404


def test_nothing_but_reading_is_answered(client):
    assert client.post(f"{make_unit().url}booklet.pdf").status_code == 405


@pytest.mark.parametrize("query", ["?answers=", "?answers=0", "?answers=%00", "?x=1"])
def test_any_other_parameter_does_not_matter(client, query):
    unit = make_unit()
    assert get(client, unit, query)["ETag"] == get(client, unit)["ETag"]


def test_a_reader_who_has_it_is_told_so(client):
    unit = make_unit()
    first = get(client, unit)
    again = get(client, unit, **{"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert get(client, unit, "?answers=1", **{"if-none-match": first["ETag"]}).status_code == 200


def test_a_second_reader_costs_no_typesetting(client, monkeypatch):
    module = make_module()
    make_full_unit(module=module)
    first = get(client, module)
    monkeypatch.setattr("activities.printing.store.render_pdf", None)
    monkeypatch.setattr("modules.printing.booklets.render_to_string", None)
    assert get(client, module).content == first.content


def test_a_published_change_is_in_the_next_booklets(client):
    module = make_module()
    unit = make_unit(module, slug="changing")
    path = make_path(unit)
    papers = (unit, module, path)
    before = [get(client, page)["ETag"] for page in papers]
    unit.taster = "Look three times."
    draft = unit.save_revision()
    assert [get(client, page)["ETag"] for page in papers] == before
    draft.publish()
    for page in papers:
        assert "Look three times." in words(get(client, page).content)


def test_a_withdrawn_or_restricted_unit_leaves_the_booklet_of_its_module(client, admin_client):
    module = make_module()
    kept = make_unit(module, title="Near")
    gone = make_unit(module, title="Farewell")
    assert "Farewell" in words(get(client, module).content)
    restriction = PageViewRestriction.objects.create(page=gone, restriction_type="login")
    # Whoever asks first decides nothing for those who ask later.
    for reader in (admin_client, client):
        text = words(get(reader, module).content)
        assert kept.title in text
        assert "Farewell" not in text
    restriction.delete()
    assert "Farewell" in words(get(client, module).content)
    gone.unpublish()
    assert "Farewell" not in words(get(client, module).content)


def test_no_learner_is_in_it(client):
    unit = make_full_unit()
    before = get(client, unit)
    reflection = next(one for one in unit.body if one.block_type == "reflection")
    client.post(
        f"/en/learn/reflections/{unit.translation_key}/{reflection.id}/",
        {"text": "My own secret", "write": str(uuid.uuid4()), "base": ""},
    )
    assert client.cookies or Learner.objects.exists()
    after = get(client, unit)
    assert after["ETag"] == before["ETag"]
    assert "My own secret" not in words(after.content)
    assert "public" in after["Cache-Control"]
    assert "Set-Cookie" not in after
    assert not after.cookies
    assert "Cookie" not in after.get("Vary", "")


def test_a_stored_booklet_needs_few_queries(client, django_assert_max_num_queries):
    module = make_module()
    for _number in range(6):
        make_unit(module)
    path = make_path(*module.get_children().specific())
    for page, most in ((module.get_children().first(), 14), (module, 12), (path, 12)):
        get(client, page)
        with django_assert_max_num_queries(most):
            get(client, page)


def test_making_a_booklet_costs_the_same_queries_however_many_units_it_has(client):
    single, many = (make_module(slug=slug) for slug in ("single", "many"))
    image = make_picture()
    check = [sample(kind, image, picture=None) for kind in ("single", "order", "match", "open")]
    activity = block("activity", {"activity": make_activity().pk, "why": ""})
    for module, number in ((single, 1), (many, 6)):
        for place in range(number):
            body = [block("self_check", {"title": "", "questions": check})]
            make_unit(module, slug=f"unit-{place}", body=body)
    make_unit(single, slug="with", body=[activity])
    make_unit(many, slug="with", body=[activity])
    get(client, single)
    counted = []
    for module in (single, many):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            get(client, module)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 30
