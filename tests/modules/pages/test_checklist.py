"""The check-list of modules and units: it names each gap, and it never blocks saving."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.urls import reverse

from wagtail.models import GroupPagePermission, Page

import pytest

from modules.pages.weight import unit_weight
from tests.factories.modules import block, items, make_module, make_unit, option, question
from tests.modules.pages.material import (
    clip_value,
    give_competences,
    make_captions,
    make_picture,
    make_video,
    picture_value,
    translate,
)


pytestmark = pytest.mark.django_db
OPTIONS = [option("Near", right=True), option("Far")]


@pytest.fixture
def editor(client, django_user_model):
    user = django_user_model.objects.create_user("editor", password="x")
    editors = Group.objects.get(name="Editors")
    user.groups.add(editors)
    for kind in ("add", "change"):
        if not editors.page_permissions.filter(permission__codename=f"{kind}_page").exists():
            root = Page.objects.get(depth=1)
            GroupPagePermission.objects.create(group=editors, page=root, permission_type=kind)
    client.force_login(user)
    return client


def three_questions() -> list:
    return [
        question("single", options=items(*OPTIONS)),
        question("multiple", options=items(*OPTIONS)),
        question("true_false", answer="true", feedback_right="", feedback_wrong=""),
    ]


def self_check(*questions) -> dict:
    return block("self_check", {"title": "", "questions": list(questions)})


def messages(page, *, warning: bool | None = None) -> str:
    return "\n".join(
        gap.message for gap in page.gaps() if warning is None or gap.warning is warning
    )


def clip_unit(**changes):
    return make_unit(body=[block("clip", clip_value(**changes))])


def test_an_empty_unit_lacks_everything(library):
    unit = make_unit(taster="", minutes=45, goals=[], body=[], publish=False)
    found = messages(unit)
    for words in (
        "No taster",
        "45 minutes: 15 to 30",
        "No goal",
        "No self-check",
        "No reflection prompt",
        "No competence",
        "Not published in: Français",
    ):
        assert words in found, words


def test_a_complete_unit_lacks_nothing(library):
    picture = {"picture": picture_value(make_picture(), alt="A face"), "caption": "", "credit": ""}
    captions = items({"language": "en", "kind": "captions", "file": make_captions().pk})
    clip = clip_value(video=make_video().pk, captions=captions, transcript="<p>A gate.</p>")
    unit = make_unit(
        body=[
            block("picture", picture),
            block("clip", clip),
            self_check(*three_questions()),
            block("reflection", {"prompt": "What did you feel?", "help": ""}),
        ]
    )
    give_competences(unit, "FL1")
    assert messages(unit, warning=False) == ""


def test_questions_of_one_kind_are_no_self_check_to_learn_from(library):
    same = [question("single", options=items(*OPTIONS)) for _ in range(3)]
    assert "fewer than three types" in messages(make_unit(body=[self_check(*same)]))
    assert "fewer than three questions" in messages(make_unit(body=[self_check(*same[:2])]))
    assert "self-check" not in messages(make_unit(body=[self_check(*three_questions())]))


def test_pictures_without_alternative_text_are_named_wherever_they_stand(library):
    silent = picture_value(make_picture("Silent"))
    asked = question("true_false", answer="true", feedback_right="", feedback_wrong="")
    asked["value"]["picture"] = picture_value(make_picture("Asked"))
    unit = make_unit(
        body=[
            block("picture", {"picture": silent, "caption": "", "credit": ""}),
            self_check(asked),
            block(
                "picture",
                {
                    "picture": picture_value(make_picture("Frame"), decorative=True),
                    "caption": "",
                    "credit": "",
                },
            ),
        ]
    )
    found = messages(unit)
    assert "“Silent” has no alternative text" in found
    assert "“Asked” has no alternative text" in found
    assert "“Frame”" not in found


def test_a_clip_wants_captions_and_a_transcript(library):
    found = messages(clip_unit(video=make_video(10).pk))
    assert "“Workers leaving” has no captions" in found
    assert "“Workers leaving” has no transcript" in found
    assert "no captions" not in messages(clip_unit(link="https://example.org/film"))


def test_it_says_in_which_languages_the_captions_are(library):
    rows = items(
        {"language": "fr", "kind": "subtitles", "file": make_captions().pk},
        {"language": "uk", "kind": "captions", "file": make_captions().pk},
    )
    found = messages(clip_unit(video=make_video(10).pk, captions=rows))
    assert "captions in Français, Українська, and none in English" in found


def test_captions_that_were_broken_later_are_named_with_the_line(library):
    broken = make_captions("WEBVTT\n\n00:01.000 -> 00:02.000\nHi\n")
    rows = items({"language": "en", "kind": "captions", "file": broken.pk})
    found = messages(clip_unit(video=make_video(10).pk, captions=rows))
    assert "Captions of “Workers leaving”, English: Line 3: no time." in found


def test_it_weighs_clips_and_pictures(library, editor):
    unit = clip_unit(video=make_video(30_000_000).pk)
    assert "has 30.0 MB: many phones cannot load that" in messages(unit, warning=True)
    text = editor.get(reverse("modules_checklist", args=[unit.pk])).text
    assert "A learner loads 30.0 MB: clips 30.0 MB, pictures 0.0 MB." in text


def test_an_empty_module_lacks_units_cover_and_competences(library):
    module = make_module()
    make_unit(module, publish=False)
    found = messages(module)
    for words in ("No unit is published.", "No cover", "No competence"):
        assert words in found, words


def test_a_module_counts_the_units_and_competences_that_a_translation_borrows(library):
    module = make_module(cover=make_picture())
    give_competences(make_unit(module), "FL1")
    copy = translate(module, "uk", title="Модуль")
    assert messages(module, warning=False) == ""
    assert messages(copy, warning=False) == ""


def test_the_list_stands_in_the_form_and_leads_to_its_fields(editor, library):
    unit = make_unit(goals=[], publish=False)
    text = editor.get(reverse("wagtailadmin_pages:edit", args=(unit.pk,))).text
    assert f'data-activity-checklist="{reverse("modules_checklist", args=[0])}"' in text
    assert "No goal" in text
    assert 'data-activity-gap="[data-contentpath=&#x27;goals&#x27;]"' in text
    assert 'data-contentpath="goals"' in text


def test_a_new_form_waits_for_its_first_draft(editor, library):
    address = reverse("wagtailadmin_pages:add", args=("modules", "unitpage", make_module().pk))
    assert "this list names what is missing before publishing" in editor.get(address).text


def test_it_reads_the_latest_draft_and_only_for_those_who_may_edit(editor, client, library):
    unit = make_unit(goals=[])
    address = reverse("modules_checklist", args=[unit.pk])
    assert "No goal" in editor.get(address).text
    unit.goals = [("goal", "see")]
    unit.save_revision()
    assert "No goal" not in editor.get(address).text
    GroupPagePermission.objects.all().delete()
    assert editor.get(address).status_code == 302
    client.logout()
    assert client.get(address).status_code == 302


def test_other_pages_have_no_such_list(editor, library):
    assert editor.get(reverse("modules_checklist", args=[library.pk])).status_code == 302


def test_a_clip_inside_a_question_needs_captions_and_no_transcript():
    value = clip_value(title="Rain", video=make_video().pk)
    asked = question("cut", clip=value, cuts=items("5"), tolerance="1")
    unit = make_unit(body=[self_check(asked)])
    assert "The clip “Rain” has no captions." in messages(unit)
    assert "transcript" not in messages(unit)
    # It stands in the text as well: then it is named once, and what is said in it is wanted in words.
    unit = make_unit(body=[block("clip", value), self_check(asked)])
    assert messages(unit).count("The clip “Rain” has no captions.") == 1
    assert "The clip “Rain” has no transcript." in messages(unit)


def test_a_clip_that_is_asked_about_again_is_loaded_once():
    value = clip_value(title="Rain", video=make_video().pk)
    asked = question("cut", clip=value, cuts=items("5"), tolerance="1")
    once = unit_weight(make_unit(body=[self_check(asked)])).clips
    assert once > 0
    assert unit_weight(make_unit(body=[block("clip", value), self_check(asked)])).clips == once
