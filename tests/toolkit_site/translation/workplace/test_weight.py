"""How much a page of 246 segments costs: queries and bytes, in the language and alphabet that cost most."""

from __future__ import annotations

from wagtail.users.models import UserProfile

import pytest

from tests.factories.activities import STEP, make_activity
from tests.factories.translation import make_member, make_translation
from tests.toolkit_site.translation.workplace.desks import DeskClient, soup
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.teams.models import Role


# The originals of the starter toolkit have 90 characters on average.
SENTENCE = (
    "Film the same gesture from {} steps away, without zoom, then look at it together in trios."
)
WORDS = (
    "Зніміть той самий жест за {} кроків, без зуму, а потім подивіться на нього разом у трійках."
)
SEGMENTS = 246


@pytest.fixture
def big(library):
    """A page of 246 segments, most of them in steps, with Ukrainian words for all."""
    texts = {name: SENTENCE.format(name) for name in ("say", "cue", "needs")}
    steps = [
        (
            "step",
            {
                **STEP,
                **texts,
                "title": f"Step {number} of many",
                "instructions": f"<p>{SENTENCE.format(number)}</p><p>{SENTENCE.format(-number)}</p>",
            },
        )
        for number in range(30)
    ]
    page = make_activity(steps=steps)
    translation = make_translation(page, "uk")
    missing = SEGMENTS - len(current_segments(translation.source))
    page.background = "".join(f"<p>{SENTENCE.format(1000 + n)}</p>" for n in range(missing))
    page.save_revision().publish()
    translation.source.update_from_db()
    SegmentTranslation.objects.bulk_create(
        SegmentTranslation(
            context_id=segment.context_id,
            string_id=segment.string_id,
            locale=translation.target_locale,
            state=State.TRANSLATED,
            text=WORDS.format(number),
            door=Door.WORKPLACE,
        )
        for number, segment in enumerate(current_segments(translation.source))
    )
    return translation


@pytest.mark.parametrize("language", ["en", "uk"])
def test_246_segments_cost_at_most_40_queries_and_150_kilobytes(
    big, language, django_assert_max_num_queries
):
    desk = DeskClient(big, make_member(Role.REVIEWER, "uk"))
    UserProfile.objects.update_or_create(user=desk.user, defaults={"preferred_language": language})
    middle = current_segments(big.source)[100]
    desk.see()
    with django_assert_max_num_queries(40):
        response = desk.get(desk.url(), {"segment": middle.pk})
    page = soup(response)
    assert len(page.select(".workplace__list li[id]")) == SEGMENTS
    assert page.select_one("#workplace-form")
    assert len(response.content) <= 150_000
