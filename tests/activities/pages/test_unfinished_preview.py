"""Previews of activities that are not finished: Wagtail shows them while required fields are still empty."""

from __future__ import annotations

from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

import pytest

from tests.activities.pages.test_editing import editor as editor
from tests.activities.pages.test_editing import form
from tests.factories.activities import STEP, make_activity, make_site
from tests.factories.full_activity import FULL_WORDS


pytestmark = pytest.mark.django_db
UNFINISHED = {
    "only a title": {
        "code": "",
        "taster": "",
        "activity_types": [],
        "settings": [],
        "steps": streamfield([]),
        "debrief": streamfield([]),
        "topics": inline_formset([]),
        "competences": inline_formset([]),
        "materials": inline_formset([]),
        "credits": inline_formset([]),
    },
    "empty blocks": {
        "steps": streamfield(
            [
                (
                    "step",
                    {
                        **dict.fromkeys(STEP, ""),
                        "instructions": rich_text(""),
                        "image": {"image": "", "alt_text": "", "decorative": ""},
                    },
                )
            ]
        ),
        "debrief": streamfield([("question", {"question": "", "stage": "", "optional": ""})]),
    },
}
every_part = pytest.mark.parametrize("part", UNFINISHED.values(), ids=UNFINISHED.keys())


@every_part
@pytest.mark.parametrize("mode", ["", "sheet"])
def test_an_unfinished_activity_can_be_previewed(editor, part, mode):
    name = ("activities", "activitypage", make_site().pk)
    url = reverse("wagtailadmin_pages:preview_on_add", args=name)
    assert editor.post(url, form(**part)).json()["is_valid"]
    assert editor.get(url, {"mode": mode}).status_code == 200


@every_part
@pytest.mark.parametrize("mode", ["", "sheet"])
def test_an_unfinished_change_can_be_previewed(editor, part, mode):
    page = make_activity(**FULL_WORDS)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
    assert editor.post(url, form(**part)).json()["is_valid"]
    assert editor.get(url, {"mode": mode}).status_code == 200
