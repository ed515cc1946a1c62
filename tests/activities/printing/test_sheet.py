"""The facilitator sheet over HTTP: what stands on it, who gets it, and what it costs."""

from __future__ import annotations

import io
from datetime import timedelta

from django.core.files.images import ImageFile
from django.utils import timezone

from wagtail.images.models import Image
from wagtail.models import PageViewRestriction

import pikepdf
import pytest

from tests.activities.printing.reading import page_texts, squeezed
from tests.factories import fresh
from tests.factories.activities import STEP, make_activity
from tests.factories.full_activity import FULL_WORDS


pytestmark = pytest.mark.django_db
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450">'
    b'<rect width="800" height="450" fill="#fffdf8"/></svg>'
)


class Words(str):
    """The printed words of a PDF; contains compares without white space, because lines break anywhere."""

    def __contains__(self, expected: str) -> bool:
        return str.__contains__(self, squeezed(expected))


def words(content: bytes) -> Words:
    return Words("".join(page_texts(content)))


@pytest.fixture(scope="module")
def shared_activity(made_once):
    return make_activity(
        title="Our face",
        code="FL-11",
        subgroup_size=3,
        materials=[
            {"item": "Card set", "unit": "sets", "rule": "per-subgroup"},
            {"item": "Sheet", "rule": "per-participant", "spare_percent": 5},
        ],
        **FULL_WORDS,
    )


@pytest.fixture
def activity(shared_activity, db):
    return fresh(shared_activity)


def test_the_sheet_is_for_this_group_and_this_morning(activity, client):
    response = client.get(f"{activity.url}sheet.pdf?group=24&start=09:30&paper=a4")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="FL-11-en.pdf"'
    text = words(response.content)
    for expected in (
        "FL-11",
        "Our face",
        "24 people",
        "09:30",
        "09:50",
        "8 sets",
        "26",
        "Change only the distance.",
        "Ask before you film.",
    ):
        assert expected in text, expected
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert [round(float(size)) for size in pdf.pages[0].MediaBox[2:]] == [595, 842]


def test_letter_paper_is_letter(activity, client):
    response = client.get(f"{activity.url}sheet.pdf?paper=letter")
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert [round(float(size)) for size in pdf.pages[0].MediaBox[2:]] == [612, 792]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("group=abc", "Group: “abc” is not a number of people"),
        ("group=-1", "between 1 and 500"),
        ("group=99999999999999999999", "between 1 and 500"),
        ("start=25:00", "Start: “25:00” is not a time of day"),
        ("paper=a0", "Paper: “a0” is not a paper size"),
        ("paper=" + "я" * 3000, "is not a paper size"),
        ("group=%3Cscript%3E", "&lt;script&gt;"),
    ],
)
def test_a_bad_parameter_is_named_in_a_400_page(activity, client, query, message):
    response = client.get(f"{activity.url}sheet.pdf?{query}")
    assert response.status_code == 400
    assert message in response.text
    assert activity.url in response.text


def test_every_bad_parameter_is_named_at_once(activity, client):
    text = client.get(f"{activity.url}sheet.pdf?group=x&start=y&paper=z").text
    for name in ("Group:", "Start:", "Paper:"):
        assert name in text


def test_unknown_and_empty_parameters_do_not_matter(activity, client):
    assert client.get(f"{activity.url}sheet.pdf?group=&start=&paper=&utm=1").status_code == 200


def test_what_is_not_public_has_no_paper(activity, client):
    url = f"{activity.url}sheet.pdf"
    draft = make_activity(publish=False, slug="draft-one")
    scheduled = make_activity(
        publish=False, slug="scheduled-one", go_live_at=timezone.now() + timedelta(days=1)
    )
    assert client.get(f"/en/activities/{draft.slug}/sheet.pdf").status_code == 404
    assert client.get(f"/en/activities/{scheduled.slug}/sheet.pdf").status_code == 404
    restriction = PageViewRestriction.objects.create(page=activity, restriction_type="login")
    assert client.get(url).status_code == 404
    restriction.delete()
    restriction = PageViewRestriction.objects.create(
        page=activity.get_parent(), restriction_type="password", password="x"
    )
    assert client.get(url).status_code == 404
    restriction.delete()
    assert client.get(url).status_code == 200
    activity.unpublish()
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/en/sheet.pdf",
        "/en/activities/sheet.pdf",
        "/en/activities/nothing/sheet.pdf",
        "/en/../sheet.pdf",
    ],
)
def test_only_activities_have_sheets(activity, client, path):
    assert client.get(path).status_code == 404


def test_a_reader_who_has_the_sheet_is_told_so(activity, client):
    first = client.get(f"{activity.url}sheet.pdf?group=12")
    again = client.get(
        f"{activity.url}sheet.pdf?group=12", headers={"if-none-match": first["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(
        f"{activity.url}sheet.pdf?group=13", headers={"if-none-match": first["ETag"]}
    )
    assert other.status_code == 200


def test_a_second_reader_costs_no_typesetting(activity, client, monkeypatch):
    url = f"{activity.url}sheet.pdf?group=12"
    first = client.get(url)
    monkeypatch.setattr("activities.printing.store.render_pdf", None)
    monkeypatch.setattr("activities.printing.sheet.render_to_string", None)
    assert client.get(url).content == first.content


def test_a_published_change_is_on_the_next_sheet(activity, client):
    url = f"{activity.url}sheet.pdf"
    client.get(url)
    activity.plan_b = "Dance it."
    activity.save_revision()
    assert "Dance it." not in words(client.get(url).content)
    activity.save_revision().publish()
    assert "Dance it." in words(client.get(url).content)


def test_a_renamed_competence_is_on_the_next_sheet(activity, client):
    url = f"{activity.url}sheet.pdf"
    first = client.get(url)["ETag"]
    competence = activity.competences.first().competence
    competence.title = "Renamed competence"
    competence.save()
    assert client.get(url)["ETag"] != first


def test_markup_in_the_words_is_words(client):
    typst = '#read("/etc/hostname") $x$ *b* _i_ @ref <label> \\ ` [ ] { }'
    activity = make_activity(
        title=f"<b>&amp; {typst}"[:80],
        taster=typst,
        steps=[("step", {**STEP, "title": "<i>#x</i> $y$", "say": typst})],
        trim_plan="<script>x</script>",
    )
    response = client.get(f"{activity.url}sheet.pdf")
    assert response.status_code == 200
    text = words(response.content)
    for expected in (
        '#read("/etc/hostname") $x$ *b* _i_ @ref <label>',
        "<i>#x</i> $y$",
        "<script>x</script>",
    ):
        assert expected in text, expected


def test_emoji_in_a_title_do_not_cost_the_paper(client):
    activity = make_activity(title="Action 🎬 now")
    text = words(client.get(f"{activity.url}sheet.pdf").content)
    assert "Action" in text
    assert "now" in text


def test_a_deeply_nested_list_still_prints(client):
    nested = "<ul><li>x" * 30 + "</li></ul>" * 30
    activity = make_activity(background=f"<p>Before.</p>{nested}")
    response = client.get(f"{activity.url}sheet.pdf")
    assert response.status_code == 200
    assert words(response.content).count("x") >= 30


def test_a_picture_missing_from_disk_is_said_in_words(client):
    image = Image.objects.create(
        title="Room", file=ImageFile(io.BytesIO(SVG), name="room.svg"), width=800, height=450
    )
    activity = make_activity(room_plan=image, room_plan_alt="Chairs in a half circle")
    url = f"{activity.url}sheet.pdf"
    assert client.get(url).status_code == 200
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    activity.save_revision().publish()
    response = client.get(url)
    assert response.status_code == 200
    assert "Chairs in a half circle" in words(response.content)
    assert client.get(activity.url).status_code == 200


def test_the_sheet_is_in_the_language_of_its_words(activity, client):
    response = client.get(f"/lt/activities/{activity.slug}/sheet.pdf")
    assert response.status_code == 200
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert str(pdf.Root.Lang) == "en"


def test_the_stored_sheet_needs_few_queries(activity, client, django_assert_max_num_queries):
    url = f"{activity.url}sheet.pdf?group=24"
    client.get(url)
    with django_assert_max_num_queries(11):
        client.get(url)


def test_nothing_but_reading_is_answered(activity, client):
    assert client.post(f"{activity.url}sheet.pdf").status_code == 405


def test_an_exchanged_picture_is_on_the_next_sheet(client):
    room = ImageFile(io.BytesIO(SVG), name="room.svg")
    image = Image.objects.create(title="Room", file=room, width=800, height=450)
    activity = make_activity(room_plan=image, room_plan_alt="Chairs in a half circle")
    url = f"{activity.url}sheet.pdf"
    before = client.get(url)["ETag"]
    other = io.BytesIO(SVG.replace(b"fffdf8", b"aa0000"))
    image.file = ImageFile(other, name="room-2.svg")
    image.save()
    image.renditions.all().delete()
    assert client.get(url)["ETag"] != before
