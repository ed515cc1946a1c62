"""An editor writes an activity in Wagtail's admin: the form, its messages, its check-list and its previews."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.html import escape

from wagtail.admin.icons import get_icons
from wagtail.fields import StreamField
from wagtail.models import GroupPagePermission, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

import pytest

from activities.models import ActivityIndexPage, ActivityPage
from activities.pages.checklist import gaps
from tests.factories.activities import STEP, make_activity, make_competence, make_site, make_topic
from tests.factories.full_activity import FULL_WORDS
from toolkit_site.users.models import User


pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    """A signed-in member of Wagtail's own Editors group, with Moderators' right to publish."""
    user = User.objects.create_user("editor", password="x")
    user.groups.add(*Group.objects.filter(name__in=["Editors", "Moderators"]))
    for group in user.groups.all():
        for kind in ("add", "change", "publish"):
            if not group.page_permissions.filter(permission__codename=f"{kind}_page").exists():
                GroupPagePermission.objects.create(
                    group=group, page=Page.objects.get(depth=1), permission_type=kind
                )
    client.force_login(user)
    return client


def form(**changes) -> dict:
    topic, competence = make_topic(), make_competence()
    data = {
        "title": "Our face, three objects",
        "slug": "our-face-three-objects",
        "code": "FL-11",
        "taster": "One neutral face, three objects, three feelings.",
        "topics": inline_formset([{"topic": topic.pk}]),
        "run_min_min": "60",
        "run_min_max": "75",
        "prep_min": "30",
        "debrief_min": "20",
        "group_min": "6",
        "group_ideal": "18",
        "group_max": "24",
        "subgroup_size": "3",
        "subgroup_mixing": "mixed-national",
        "facilitators_min": "1",
        "age_min": "13",
        "age_max": "",
        "audiences": ["youth"],
        "settings": ["in-person", "outdoor"],
        "space": "medium",
        "noise": "medium",
        "tech": ["phone"],
        "language_load": "few-words",
        "cost_band": "free",
        "online_suitability": "adapted",
        "activity_types": ["making", "exercise"],
        "energy": "2",
        "complexity": "2",
        "project_phases": [],
        "group_phases": [],
        "place_type": "",
        "travel_min": "0",
        "room_setup": "",
        "room_plan": "",
        "room_plan_alt": "",
        "preparation": streamfield([]),
        "materials": inline_formset(
            [
                {
                    "item": "Cards",
                    "quantity": "1",
                    "unit": "",
                    "rule": "per-subgroup",
                    "spare_percent": "0",
                    "source": "print",
                    "note": "",
                }
            ]
        ),
        "steps": streamfield(
            [
                (
                    "step",
                    {
                        **STEP,
                        "instructions": rich_text("<p>Film the face.</p>"),
                        "image": {"image": "", "alt_text": "", "decorative": ""},
                        "optional": "",
                    },
                )
            ]
        ),
        "debrief": streamfield(
            [("question", {"question": "What did you see?", "stage": "what", "optional": ""})]
        ),
        "trim_plan": "",
        "plan_b": "",
        "clips": streamfield([]),
        "constraints": streamfield([]),
        "deliverable": "",
        "deliverable_format": "",
        "objectives": streamfield([("objective", {"kind": "skill", "text": "explain a cut"})]),
        "competences": inline_formset(
            [{"competence": competence.pk, "level": "2", "evidence": "Explains a cut."}]
        ),
        "key_concepts": streamfield([]),
        "background": rich_text("<p>Meaning comes from two shots.</p>"),
        "neighbours": inline_formset([]),
        "evaluation": "",
        "indicators": streamfield([]),
        "follow_up": "",
        "learner_prompts": streamfield([]),
        "tips": streamfield([("tip", "Film the face first.")]),
        "variations": streamfield([]),
        "accessibility": streamfield([]),
        "safety": streamfield([]),
        "consent_note": "",
        "working_language_hint": "",
        "online_variant": rich_text(""),
        "credits": inline_formset([{"name": "The team", "role": "author"}]),
        "sources": inline_formset([]),
        "licence": "CC-BY-SA-4.0",
        "organisation": "",
        "project_grant": "",
        "version": "1.0",
        "last_reviewed": "",
        "life_cycle": "draft",
        "seo_title": "",
        "search_description": "",
        "show_in_menus": "",
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    data = {**data, **changes}
    boxes = {name: value for name, value in data.items() if isinstance(value, list)}
    return {**nested_form_data({name: data[name] for name in data.keys() - boxes.keys()}), **boxes}


def add(client, **changes):
    url = reverse("wagtailadmin_pages:add", args=("activities", "activitypage", make_site().pk))
    return client.post(url, form(**changes))


def test_an_editor_writes_an_activity_and_a_trainer_finds_it(editor, client):
    response = add(editor)
    assert response.status_code == 302, response.context["form"].errors
    page = ActivityPage.objects.get(code="FL-11")
    assert page.live
    assert page.settings == ["in-person", "outdoor"]
    assert page.activity_types == ["exercise", "making"]
    assert page.total_min == 20
    client.logout()
    assert (
        "Our face, three objects"
        in client.get("/en/activities/?topic=editing&time=60&group=20").text
    )
    shown = client.get("/en/activities/our-face-three-objects/?group=24").text
    assert "Film the face first." in shown


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"run_min_max": "30"}, "run_min_max", "smaller than “runs at least (minutes)”"),
        ({"group_ideal": "3"}, "group_ideal", "smaller than “smallest group (persons)”"),
        ({"group_max": "10"}, "group_max", "smaller than “ideal group (persons)”"),
        ({"age_max": "10"}, "age_max", "smaller than “youngest (years)”"),
        ({"debrief_min": "90"}, "debrief_min", "longer than the whole activity"),
        ({"subgroup_size": "90"}, "subgroup_size", "larger than the largest group"),
        ({"run_min_min": "-5"}, "run_min_min", "greater than or equal to 0"),
        ({"group_max": "100000"}, "group_max", "less than or equal to 500"),
        ({"code": "fl 7"}, "code", "Write the code like FL-07."),
        ({"activity_types": []}, "activity_types", "required"),
        ({"settings": ["moon"]}, "settings", "not one of the available choices"),
        ({"taster": "x" * 201}, "taster", "at most 200 characters"),
    ],
)
def test_contradictions_are_named_beside_the_field_and_nothing_is_lost(
    editor, changes, field, message
):
    response = add(editor, **changes)
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert message in errors[field][0]
    assert "Film the face first." in response.text
    assert not ActivityPage.objects.filter(title="Our face, three objects").exists()


def test_all_contradictions_are_named_at_once(editor):
    response = add(editor, run_min_max="30", group_max="10", age_max="10")
    assert sorted(response.context["form"].errors) == ["age_max", "group_max", "run_min_max"]


def test_a_code_that_another_activity_has_is_refused(editor):
    make_activity(code="FL-11")
    response = add(editor)
    assert response.context["form"].errors["code"] == ["Another activity has the code FL-11."]


def test_a_translation_may_share_the_code(editor):
    page = make_activity(code="FL-12", **FULL_WORDS)
    page.full_clean()
    copy = ActivityPage(
        title="Visage", slug="visage", code="FL-12", translation_key=page.translation_key
    )
    assert not copy.has_rival("FL-12")


def save_draft(client, **changes):
    data = form(topics=inline_formset([]), **changes)
    del data["action-publish"]
    url = reverse("wagtailadmin_pages:add", args=("activities", "activitypage", make_site().pk))
    return client.post(url, data)


def test_a_draft_needs_nothing_but_a_title(editor):
    response = save_draft(
        editor,
        title="Only a thought",
        slug="only-a-thought",
        code="",
        taster="",
        activity_types=[],
        settings=[],
        steps=streamfield([]),
        competences=inline_formset([]),
    )
    assert response.status_code == 302, response.context["form"].errors
    page = ActivityPage.objects.get(title="Only a thought")
    assert not page.live
    assert "No kind of activity is ticked." in [gap.message for gap in gaps(page)]


def test_a_published_activity_needs_a_topic(editor):
    response = add(editor, topics=inline_formset([]))
    assert response.context["form"].non_field_errors() == [
        "Choose at least one topic, so that people find the activity."
    ]


def test_a_new_form_holds_no_empty_row_and_no_menu_box(editor):
    url = reverse("wagtailadmin_pages:add", args=("activities", "activitypage", make_site().pk))
    page = editor.get(url)
    rows = {name: len(rows.forms) for name, rows in page.context["form"].formsets.items()}
    assert set(rows.values()) == {0}, rows
    assert 'name="show_in_menus"' not in page.text


def streams():
    return [field for field in ActivityPage._meta.get_fields() if isinstance(field, StreamField)]


def test_each_kind_of_block_is_folded_has_an_icon_and_an_example_within_reach(editor):
    url = reverse("wagtailadmin_pages:add", args=("activities", "activitypage", make_site().pk))
    text = editor.get(url).text
    sprite = get_icons()
    for field in streams():
        [block] = field.stream_block.child_blocks.values()
        assert field.stream_block.meta.collapsed, field.name
        assert f'id="icon-{block.meta.icon}"' in sprite, field.name
        example = f"{reverse('wagtailadmin_block_preview')}?id={block.definition_prefix}"
        assert example in text, field.name
        assert editor.get(example).status_code == 200, field.name


def test_the_form_opens_in_tabs_with_help_and_previews(editor):
    url = reverse("wagtailadmin_pages:add", args=("activities", "activitypage", make_site().pk))
    text = editor.get(url).text
    for words in ("At a glance", "Run it", "Adapt and care", "Not part of the running time."):
        assert words in text
    assert "this list names what is missing before publishing" in text


def test_the_check_list_names_what_is_missing(editor):
    page = make_activity(
        publish=False,
        topics=(),
        competences=[],
        objectives=[],
        debrief=[],
        steps=[],
        consent_required=True,
        accessibility=[],
    )
    text = editor.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).text
    for words in (
        "No objective",
        "No competence",
        "No topic",
        "No steps",
        "No debrief",
        "consent note is empty",
    ):
        assert words in text, words


def test_the_check_list_leads_to_the_fields_it_names(editor):
    page = make_activity(publish=False, topics=(), objectives=[])
    text = editor.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).text
    for gap in gaps(page):
        assert f'data-activity-gap="{escape(gap.target)}"' in text
        marks = gap.target.replace("#", 'id="').replace("'", '"').strip("[]").split(", ")
        assert any(mark in text for mark in marks), gap


def test_the_check_list_is_read_again_after_an_autosave(editor, client):
    page = make_activity(publish=False, objectives=[])
    url = reverse("activities_checklist", args=[page.pk])
    assert "No objective" in editor.get(url).text
    page.objectives = [("objective", {"kind": "skill", "text": "cut"})]
    page.save_revision()
    assert "No objective" not in editor.get(url).text
    client.logout()
    assert client.get(url).status_code == 302


def test_the_check_list_is_for_those_who_may_edit_and_for_activities_only(editor):
    page = make_activity(publish=False)
    library = reverse("activities_checklist", args=[page.get_parent().pk])
    assert editor.get(library).status_code == 302
    GroupPagePermission.objects.all().delete()
    assert editor.get(reverse("activities_checklist", args=[page.pk])).status_code == 302


def test_steps_that_do_not_fit_the_stated_time_are_a_warning(db):
    page = make_activity(publish=False, run_min_min=90, run_min_max=100)
    (gap,) = [gap for gap in gaps(page) if "add up" in gap.message]
    assert gap.warning
    assert gap.message == "The steps add up to 60 minutes, the stated time is 90–100."


def test_a_complete_activity_has_no_gaps(db):
    page = make_activity(
        code="FL-90", consent_required=True, run_min_min=60, run_min_max=75, **FULL_WORDS
    )
    assert [gap.message for gap in gaps(page) if not gap.warning] == []


@pytest.mark.parametrize("mode", ["", "sheet"])
def test_web_page_and_sheet_can_be_previewed(editor, mode):
    page = make_activity(title="Preview me", **FULL_WORDS)
    url = reverse("wagtailadmin_pages:view_draft", args=(page.pk,))
    response = editor.get(url, {"mode": mode})
    assert response.status_code == 200
    assert "Preview me" in response.text
    assert ("Facilitator sheet" in response.text) or not mode


def test_activities_stand_only_below_a_library():
    assert ActivityPage.allowed_parent_page_models() == [ActivityIndexPage]
    assert ActivityPage.allowed_subpage_models() == []
