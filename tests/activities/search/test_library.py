"""The library through the front door: facets, counts, chips, quick filters, words, and odd addresses."""

from __future__ import annotations

import random

from django.http import QueryDict
from django.utils import translation

from wagtail.models import Locale, PageViewRestriction

import pytest

from activities.models import ActivityPage, LibraryVersion
from activities.search import catalogue
from activities.search.facets import FACETS, Kind
from activities.search.library import Library
from activities.search.state import LibraryState
from tests.factories.activities import make_activity, make_site


pytestmark = pytest.mark.django_db
URL = "/en/activities/"


def ask(address: str, language: str = "en") -> Library:
    with translation.override(language):
        state = LibraryState.read(QueryDict(address))
        return Library(state, catalogue.current(), language, URL)


def codes(address: str, language: str = "en") -> list[str]:
    with translation.override(language):
        return [card.code for card in ask(address, language).cards]


def option(library: Library, facet: str, value: str):
    found = next(item for item in library.facets if item.name == facet)
    return next(item for item in found.options if item.value == value)


def translate(page: ActivityPage, code: str, **words: str) -> ActivityPage:
    parent = make_site()
    locale = Locale.objects.get(language_code=code)
    if not parent.has_translation(locale):
        parent.get_parent().copy_for_translation(locale)
        parent.copy_for_translation(locale)
    copy = page.copy_for_translation(locale)
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    copy.refresh_from_db()
    return copy


def test_something_on_editing_sixty_minutes_for_twenty_people(three, client):
    response = client.get(URL, {"topic": "editing", "time": "60", "group": "20"})
    assert response.status_code == 200
    assert "Our face, three objects" in response.text
    assert "Blind sequence" not in response.text
    assert codes("q=editing&time=60&group=20") == []
    assert codes("q=three+objects&time=60&group=20") == ["FL-11"]


def test_a_parent_topic_finds_what_stands_below_it(three):
    assert sorted(codes("topic=film-language")) == ["FL-08", "FL-11"]


def test_values_of_one_facet_widen_and_facets_narrow(three):
    assert sorted(codes("topic=editing&topic=sound")) == ["FL-08", "FL-11"]
    assert codes("topic=editing&topic=sound&type=exercise") == ["FL-11"]


def test_needs_are_meant_together(three):
    assert codes("needs=no-screen&needs=no-materials") == ["GP-01"]
    assert codes("needs=no-internet&needs=no-consent&needs=no-screen") == ["GP-01"]


def test_counts_of_the_chosen_facet_ignore_the_choice_and_others_obey_it(three):
    library = ask("topic=sound")
    assert option(library, "topic", "editing").count == 1
    assert option(library, "type", "exercise").count == 0
    assert option(library, "type", "exercise").disabled
    assert not option(library, "topic", "sound").disabled


def accepted(entry, state: LibraryState) -> bool:
    """Whether an entry matches a state, worked out facet by facet without any bit set."""
    return all(
        fits(definition, entry, state.chosen[definition.name])
        for definition in FACETS
        if definition.name in state.chosen
    )


def fits(definition, entry, chosen) -> bool:
    if definition.kind is Kind.NUMBER:
        return definition.accepts(entry.facts, int(chosen[0]))
    own = {str(value) for value in definition.values(entry.facts)}
    return set(chosen) <= own if definition.match_all else bool(set(chosen) & own)


def test_counts_are_what_choosing_would_bring():
    """Held against filtering one by one, for three hundred random states over forty random activities."""
    random.seed(8)
    facts = {
        "activity_types": ["energiser", "exercise", "making", "debate"],
        "settings": ["in-person", "online", "outdoor"],
        "audiences": ["youth", "professionals"],
        "tech": ["phone", "internet", "projector"],
    }
    for _ in range(40):
        low = random.randint(1, 20)
        make_activity(
            publish=False,
            topics=tuple(random.sample(["editing", "sound", "commons"], random.randint(1, 2))),
            group_min=low,
            group_max=low + random.randint(0, 20),
            group_ideal=low,
            run_min_min=random.randint(5, 120),
            run_min_max=180,
            energy=random.randint(1, 3),
            prep_min=random.choice([0, 30]),
            **{
                name: random.sample(values, random.randint(1, len(values)))
                for name, values in facts.items()
            },
        )
    ActivityPage.objects.update(live=True)
    LibraryVersion.renew()
    held = catalogue.current()
    many = [item for item in FACETS if item.kind is Kind.MANY and held.bits[item.name]]

    for _ in range(300):
        state = LibraryState(
            chosen={
                item.name: tuple(random.sample(sorted(held.bits[item.name]), 1))
                for item in random.sample(many, 3)
            }
        )
        library = Library(state, held, "en", URL)
        assert library.total == sum(accepted(entry, state) for entry in held.entries)
        definition = random.choice(many)
        value = random.choice(sorted(held.bits[definition.name]))
        kept = state.chosen.get(definition.name, ()) if definition.match_all else ()
        wanted = state.with_values({definition.name: (*kept, value)})
        assert library.matches.count(definition, value) == sum(
            accepted(entry, wanted) for entry in held.entries
        )


def test_chips_remove_one_value_and_keep_the_rest(three):
    library = ask("q=face&topic=editing&topic=sound&time=60")
    assert [chip["label"] for chip in library.chips] == [
        "“face”",
        "Editing",
        "Sound",
        "Time I have: 60 minutes",
    ]
    assert library.chips[1]["remove_url"] == f"{URL}?q=face&topic=sound&time=60"


def test_quick_filters_answer_the_trainers_questions(three):
    library = ask("")
    found = {item["label"]: item for item in library.quick_filters}
    assert {label: item["count"] for label, item in found.items()} == {
        "Under 30 minutes": 1,
        "No screen": 1,
        "Works without a common language": 1,
        "Outdoors": 1,
        "Energiser now": 1,
        "No internet": 3,
        "Nothing to buy or print": 1,
    }
    for item in found.values():
        chosen = ask(item["url"].partition("?")[2])
        assert chosen.total == item["count"]
        back = next(other for other in chosen.quick_filters if other["label"] == item["label"])
        assert back["active"]
        assert back["url"] == URL


def test_when_nothing_is_left_the_filter_to_drop_is_named(three):
    library = ask("topic=editing&type=exercise&time=15")
    assert library.total == 0
    assert library.drop == {
        "label": "Time I have: 15 minutes",
        "count": 1,
        "url": f"{URL}?topic=editing&type=exercise",
    }
    assert ask("q=zzzzzz&time=90").drop["label"] == "the words “zzzzzz”"


def test_when_no_filter_alone_helps_the_fewest_are_named(three):
    library = ask("topic=editing&time=15&setting=online")
    assert library.drop["label"] == "Time I have: 15 minutes, Setting: Online"
    assert library.drop["url"] == f"{URL}?topic=editing"


def test_a_single_filter_that_finds_nothing_leads_back_to_everything(three):
    library = ask("q=zzzzzz")
    assert library.drop is None
    assert library.clear_url == URL


def test_sorting_by_time_and_by_novelty(three):
    assert codes("sort=time") == ["GP-01", "FL-11", "FL-08"]
    assert codes("sort=newest") == ["GP-01", "FL-08", "FL-11"]


@pytest.mark.parametrize(
    "address",
    [
        "time=-5",
        "time=abc",
        "time=99999999999",
        "group=0",
        "age=٣",
        "time=1e9",
        "group=6.5",
    ],
)
def test_a_number_that_is_none_is_left_out_and_said(three, client, address):
    response = client.get(f"{URL}?{address}")
    assert response.status_code == 200
    assert "it was left out" in response.text
    assert ask(address).total == 3


@pytest.mark.parametrize(
    "address",
    [
        "topic=no-such-topic",
        "topic=" + "x" * 5000,
        "unknown=1&unknown=2",
        "sort=evil",
        "page=-1",
        "page=10000000000",
        "page=abc",
        "topic=editing&topic=editing&topic=editing",
        "topic=%00",
        "q=%00",
        "q=%ED%A0%80",
        "q=" + "я" * 10_000,
        "q=%27%20OR%201%3D1%20--",
        "q=a%20AND%20NOT%20(b*)%20NEAR%2F3%20%22",
        "q=title%3Afoo%5E",
        "q=%22%22%22",
        "q=(((",
        "q=%F0%9F%8E%AC",
        "needs=" + "&needs=".join(map(str, range(500))),
        "q=<script>x</script>",
        "topic[]=1",
        "time=&group=&q=",
    ],
)
def test_odd_addresses_give_a_clean_page(three, client, address):
    response = client.get(f"{URL}?{address}")
    assert response.status_code == 200
    assert "<script>x" not in response.text


def test_the_same_value_twice_counts_once(three):
    assert [chip["label"] for chip in ask("topic=editing&topic=editing").chips] == ["Editing"]


def test_a_translation_is_listed_instead_of_its_original(three):
    translate(three[0], "uk", title="Наше обличчя, три предмети")
    with translation.override("uk"):
        cards = {card.code: card for card in ask("", "uk").cards}
        assert next(iter(cards)) == "FL-11"
    assert cards["FL-11"].title == "Наше обличчя, три предмети"
    assert not cards["FL-11"].is_fallback
    assert cards["FL-11"].languages == [("en", "English"), ("uk", "Українська")]
    assert (cards["FL-08"].title, cards["FL-08"].is_fallback) == ("Blind sequence", True)
    assert cards["FL-08"].url == f"/uk/activities/{three[1].slug}/"
    assert len(cards) == 3


def test_words_are_looked_for_in_the_language_that_is_shown(three):
    translate(three[0], "uk", title="Наше обличчя, три предмети")
    assert codes("q=обличчя", "uk") == ["FL-11"]
    assert codes("q=ОБЛИЧ", "uk") == ["FL-11"]
    assert codes("q=blind", "uk") == ["FL-08"]
    assert codes("q=обличчя", "en") == []


def test_available_in_a_language_counts_translations(three):
    translate(three[0], "fr", title="Notre visage")
    assert option(ask(""), "language", "fr").count == 1
    assert option(ask(""), "language", "en").count == 3


@pytest.mark.parametrize("restriction", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_private_activities_leave_lists_words_and_counts(three, client, restriction):
    PageViewRestriction.objects.create(page=three[0], restriction_type=restriction, password="x")
    library = ask("")
    assert library.total == 2
    assert option(library, "topic", "editing").count == 0
    assert codes("q=objects") == []
    assert "Our face" not in client.get(URL).text


def test_drafts_and_withdrawn_activities_are_not_there(three):
    make_activity(publish=False, code="FL-99", title="Secret draft")
    three[0].unpublish()
    assert sorted(codes("")) == ["FL-08", "GP-01"]
    assert codes("q=secret") == []
    three[1].delete()
    assert codes("") == ["GP-01"]


def test_a_published_change_shows_at_once(three):
    assert ask("setting=online").total == 0
    three[0].settings = ["online"]
    three[0].save_revision().publish()
    assert ask("setting=online").total == 1


def test_the_number_of_queries_does_not_grow_with_the_list(
    three, client, django_assert_max_num_queries
):
    for number in range(20):
        make_activity(title=f"Another {number}")
    client.get(URL)
    with django_assert_max_num_queries(12):
        response = client.get(URL)
    assert response.text.count("Another") >= 20
    with django_assert_max_num_queries(14):
        client.get(URL, {"q": "another", "topic": "editing", "time": "60", "group": "20"})


def test_pages_of_the_list_keep_the_filters(three):
    for number in range(30):
        make_activity(title=f"Another {number}")
    library = ask("topic=editing")
    assert (len(library.cards), library.total) == (24, 31)
    assert library.next_url == f"{URL}?topic=editing&page=2"
    second = ask("topic=editing&page=2")
    assert len(second.cards) == 7
    assert second.previous_url == f"{URL}?topic=editing"


def test_places_are_the_set_bits():
    for numbers in ([], [0], [7, 8], [3, 64, 1000]):
        assert list(catalogue.places(sum(1 << number for number in numbers))) == numbers


def test_every_facet_is_declared_once():
    names = [item.name for item in FACETS]
    assert len(names) == len(set(names))
