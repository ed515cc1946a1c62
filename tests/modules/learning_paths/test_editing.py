"""An editor makes a path in Wagtail's admin: what is refused, what is only doubted, and what her draft keeps."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from wagtail.models import Locale, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

import pytest

from modules.learning_paths.checklist import report
from modules.learning_paths.checklist_panel import path_checklist
from modules.models import LearningPathPage
from tests.factories.activities import make_activity
from tests.factories.learning_paths import make_path, make_path_index, step
from tests.factories.modules import make_unit
from toolkit_site.users.models import User


pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(admin_client):
    return admin_client


@pytest.fixture
def look():
    return make_unit(title="Look twice")


@pytest.fixture
def cut():
    return make_unit(title="Cut & join")


def filled(page, *after, wanted="all", force="advice", required="on"):
    """A step as the form sends it."""
    named = {
        str(at): {"deleted": "", "order": str(at), "type": "item", "value": one.pk, "id": ""}
        for at, one in enumerate(after)
    }
    value = {
        "page": page.pk if page else "",
        "why": "Because.",
        "minutes": "",
        "rule": {
            "wanted": wanted if after else "nothing",
            "force": force,
            "steps": {"count": str(len(after)), **named},
        },
    }
    return ("step", {**value, "required": required} if required else value)


def form(*steps, **changes):
    data = {
        "title": "From looking to filming",
        "slug": "from-looking-to-filming",
        "taster": "Two evenings.",
        "introduction": rich_text("<p>Take your time.</p>"),
        "cover": "",
        "steps": streamfield(steps),
        "seo_title": "",
        "search_description": "",
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    return nested_form_data({**data, **changes})


def add(client, *steps, **changes):
    index = make_path_index()
    url = reverse("wagtailadmin_pages:add", args=("modules", "learningpathpage", index.pk))
    return client.post(url, form(*steps, **changes))


def save_draft(client, *steps, **changes):
    index = make_path_index()
    data = form(*steps, **changes)
    del data["action-publish"]
    url = reverse("wagtailadmin_pages:add", args=("modules", "learningpathpage", index.pk))
    return client.post(url, data)


def errors_of(response):
    assert response.status_code == 200
    return response.context["form"].non_field_errors()


def test_a_path_is_published_with_its_steps_and_rules(editor, client, look, cut):
    response = add(editor, filled(look), filled(cut, look, force="lock"))
    assert response.status_code == 302, response.context["form"].errors
    path = LearningPathPage.objects.get(slug="from-looking-to-filming")
    assert path.live
    client.logout()
    text = client.get("/en/paths/from-looking-to-filming/").text
    assert "Opens after:" in text
    assert "Because." in text


def test_a_circle_is_refused_and_named_and_nothing_is_lost(editor, look, cut):
    response = add(editor, filled(look, cut), filled(cut, look))
    assert errors_of(response) == [
        "These steps wait for each other in a circle: 1 “Look twice” → 2 “Cut & join” → 1 “Look twice”."
    ]
    assert "2 “Cut &amp; join” → 1" in response.text
    assert "Two evenings." in response.text
    assert not LearningPathPage.objects.exists()


def test_a_draft_with_a_circle_is_kept_and_its_check_list_says_so(editor, look, cut):
    response = save_draft(editor, filled(look, cut), filled(cut, look))
    assert response.status_code == 302, response.context["form"].errors
    path = LearningPathPage.objects.get()
    assert not path.live
    text = editor.get(reverse("wagtailadmin_pages:edit", args=(path.pk,))).text
    assert "These steps wait for each other in a circle" in text


def test_a_draft_may_be_made_of_nothing_but_a_title(editor):
    response = save_draft(editor, filled(None), taster="", title="Only a thought")
    assert response.status_code == 302, response.context["form"].errors
    path = LearningPathPage.objects.get(title="Only a thought")
    text = editor.get(reverse("wagtailadmin_pages:edit", args=(path.pk,))).text
    assert "Step 1 has no unit or activity." in text
    assert "No taster" in text


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ([], "No step belongs to the path"),
        ([("look", "", None)], "No step belongs to the path"),
        ([("look", "", "on"), ("look", "", "on")], "Step 2 “Look twice” is there already"),
        ([("look", "", "on"), ("cut", "cut", "on")], "Step 2 “Cut & join” waits for itself."),
        ([("look", "cut", "on")], "waits for “Cut & join”, which is no step of the path."),
    ],
)
def test_what_is_no_path_is_refused(editor, look, cut, steps, message):
    pages = {"look": look, "cut": cut}
    rows = [
        filled(pages[name], *([pages[after]] if after else []), required=required)
        for name, after, required in steps
    ]
    [error] = errors_of(add(editor, *rows))
    assert message in error
    assert not LearningPathPage.objects.exists()


def test_a_published_path_keeps_its_steps_while_a_bad_change_is_refused(editor, look, cut):
    path = make_path(look, cut)
    url = reverse("wagtailadmin_pages:edit", args=(path.pk,))
    changed = form(filled(look, cut), filled(cut, look), title=path.title, slug=path.slug)
    assert len(errors_of(editor.post(url, changed))) == 1
    stored = LearningPathPage.objects.get(pk=path.pk).steps
    assert [block.value["rule"]["wanted"] for block in stored] == ["nothing", "nothing"]


def doubts(path):
    return [gap.message for gap in report(path).doubts]


def translated(page, *codes):
    for code in codes:
        locale = Locale.objects.get(language_code=code)
        page.copy_for_translation(locale, copy_parents=True).save_revision().publish()


def test_the_check_list_names_the_languages_that_steps_lack(look, cut):
    translated(look, "fr", "it", "lt", "pl", "uk", "ro", "hu", "pt")
    translated(cut, "fr", "it", "lt", "uk", "ro", "hu")
    path = make_path(look, cut)
    assert doubts(path) == ["Step 2 “Cut & join” is not there in: Polski, Português."]


def test_steps_that_lack_the_same_languages_are_named_together(look, cut):
    [doubt] = doubts(make_path(look, cut))
    assert doubt.startswith("Steps 1 “Look twice”, 2 “Cut & join” are not there in: Français, ")


def test_the_check_list_names_steps_that_readers_will_not_see(look, cut):
    path = make_path(look, cut)
    look.unpublish()
    PageViewRestriction.objects.create(page=cut, restriction_type="login")
    assert doubts(path) == [
        "Step 1 “Look twice” is not published for everybody: readers will not see it.",
        "Step 2 “Cut & join” is not published for everybody: readers will not see it.",
    ]


def test_the_check_list_doubts_a_rule_that_names_steps_and_wants_none(look, cut):
    path = make_path(look, step(cut, look, wanted="nothing"))
    assert any("names steps to come after" in doubt for doubt in doubts(path))


def test_the_check_list_adds_up_the_minutes(look):
    activity = make_activity(run_min_min=60, run_min_max=75)
    path = make_path(step(look, minutes=30), activity, step(make_unit(minutes=5), required=False))
    found = report(path)
    assert (found.time, found.side_time) == ("1 h 45 min", "5 min")
    assert report(make_path()).time == ""


def test_the_check_list_takes_three_queries(django_assert_num_queries, look, cut):
    path = make_path(look, step(cut, look), make_activity())
    with django_assert_num_queries(3):
        report(path)


def ask(user, path):
    request = RequestFactory().get("/")
    request.user = user
    return path_checklist(request, path.pk)


def test_the_check_list_is_read_again_from_the_draft(admin_user, look, cut):
    path = make_path(look)
    path.steps = [step(look, cut)]
    path.save_revision()
    assert "which is no step of the path" in ask(admin_user, path).content.decode()


def test_the_check_list_is_only_for_paths_and_those_who_may_edit_them(admin_user, look):
    path = make_path(look)
    with pytest.raises(PermissionDenied):
        ask(User.objects.create_user("anna", password="x"), path)
    with pytest.raises(PermissionDenied):
        ask(admin_user, look)


def test_a_step_is_previewed_with_and_without_a_page(editor, look):
    block = LearningPathPage.steps.field.stream_block.child_blocks["step"]
    example = f"{reverse('wagtailadmin_block_preview')}?id={block.definition_prefix}"
    assert "You will need it when you film your own street." in editor.get(example).text
    value = make_path(look).steps[0].value
    assert "Look twice" in render_to_string("modules/blocks/step.html", {"value": value})
