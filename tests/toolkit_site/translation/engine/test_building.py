"""Translated pages and snippets built in memory, from the source as it was synced and the words there are."""

from __future__ import annotations

import json

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringTranslation,
    TranslationSource,
)

import pytest

from activities.models import ActivityNeighbour
from tests.factories.activities import STEP, make_activity, make_topic
from tests.factories.full_activity import FULL_WORDS
from tests.factories.translation import make_translation
from tests.search_app.models import Keyword, SearchPage
from tests.toolkit_site.translation.engine.test_sources import RICH, make_big_activity
from toolkit_site.translation.engine.building import build
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.engine.sources import ensure_source, refresh_source


pytestmark = pytest.mark.django_db


def french():
    return Locale.objects.get(language_code="fr")


def words(source, mark="FR "):
    return {one.key: f"{mark}{one.html}" for one in current_segments(source)}


def data(instance):
    """What would be stored, without what Wagtail keeps about a page's life."""
    return json.loads(instance.to_json())


def picture(title):
    return get_image_model().objects.create(title=title, file=get_test_image_file())


def with_picture(image):
    return [("step", {**STEP, "image": image})]


@pytest.mark.parametrize("facts", [{}, {**FULL_WORDS, "background": RICH}])
def test_it_builds_what_wagtail_localize_builds(library, facts):
    page = make_activity(**facts)
    translation = make_translation(page, "fr")
    source = translation.source
    for key, text in words(source).items():
        StringTranslation.objects.create(
            locale=french(), context_id=key[0], translation_of_id=key[1], data=text
        )
    stock = source.get_ephemeral_translated_instance(french())
    assert data(build(source, french(), words(source))) == data(stock)


def test_words_go_in_everywhere_and_the_source_speaks_where_they_are_missing(library):
    image = picture("Frame")
    image.contextual_alt_text = "A frame"
    page = make_activity(**FULL_WORDS | {"steps": with_picture(image), "background": RICH})
    source = make_translation(page, "fr").source
    some = {key: text for key, text in words(source).items() if "Again" not in text}
    built = build(source, french(), some)
    assert built.title == f"FR {page.title}"
    assert built.background == (
        '<p>FR See <a href="https://example.org/a">the list</a> &amp; <b>come</b>.</p>'
        "<p>Again.</p><p>Again.</p><p> </p><ul><li>FR One</li></ul>"
    )
    assert built.steps[0].value["title"] == "FR Film one gesture"
    assert built.steps[0].value["image"].contextual_alt_text == "FR A frame"
    assert built.materials.get().item == "FR Observation sheet"
    assert built.locale == french()


def test_blank_words_are_no_words(library):
    page = make_activity()
    source = make_translation(page, "fr").source
    blank = dict.fromkeys(words(source), "  <br/> ")
    assert build(source, french(), blank).title == page.title


def test_a_link_that_the_source_does_not_have_is_only_words(library):
    page = make_activity(background=RICH)
    source = make_translation(page, "fr").source
    links = '<a id="a9">inconnu</a> <a>mort</a> <a id="a1">liste</a>'
    built = build(source, french(), dict.fromkeys(words(source), links))
    assert '<p>inconnu mort <a href="https://example.org/a">liste</a></p>' in built.background
    assert built.title == "inconnu mort liste"


def test_nothing_is_written_and_the_address_stays(library):
    page = make_activity()
    source = make_translation(page, "fr").source
    Page.objects.filter(locale=french(), translation_key=page.translation_key).update(
        slug="près-et-loin"
    )
    with CaptureQueriesContext(connection) as queries:
        built = build(source, french(), words(source))
    assert built.slug == "près-et-loin"
    assert all(query["sql"].startswith("SELECT") for query in queries)
    stored = Page.objects.get(pk=built.pk).specific
    assert (stored.title, stored.slug) == (page.title, "près-et-loin")


def test_child_rows_keep_their_keys_and_are_saved_as_they_are(library):
    page = make_activity()
    source = make_translation(page, "fr").source
    target = source.get_translated_instance(french())
    before = target.materials.get().pk
    build(source, french(), words(source)).save()
    row = source.get_translated_instance(french()).materials.get()
    assert (row.pk, row.item, row.locale) == (before, "FR Observation sheet", french())
    assert page.materials.get().item == "Observation sheet"


def test_the_source_counts_as_it_was_synced(library):
    page = make_activity()
    source = make_translation(page, "fr").source
    page.title = "Not synced yet"
    page.steps = []
    page.save()
    built = build(source, french(), {})
    assert (built.title, len(built.steps)) != ("Not synced yet", 0)


def test_what_the_source_no_longer_has_goes_from_the_target(library):
    page = make_activity(plan_b="Draw the five frames.")
    source = make_translation(page, "fr").source
    build(source, french(), words(source)).save()
    page.plan_b = " "
    page.materials = []
    page.save()
    refresh_source(source)
    built = build(source, french(), words(source))
    assert (built.plan_b.strip(), built.materials.count()) == ("", 0)


def test_what_has_been_deleted_since_is_left_out(library):
    page, other = make_activity(), make_activity()
    page.neighbours = [ActivityNeighbour(activity=other, locale=page.locale, sort_order=0)]
    page.save()
    source = make_translation(page, "fr").source
    other.delete()
    built = build(source, french(), words(source))
    assert list(built.neighbours.all()) == []
    built.save()


def test_a_language_shows_its_own_picture(library):
    theirs, ours = picture("English poster"), picture("French poster")
    theirs.contextual_alt_text = "A poster"
    page = make_activity(steps=with_picture(theirs))
    source = make_translation(page, "fr").source
    segment = OverridableSegment.objects.get(source=source, context__path__endswith="image.image")
    override = SegmentOverride.objects.create(
        locale=french(), context=segment.context, data_json=json.dumps(ours.pk)
    )
    shown = build(source, french(), words(source)).steps[0].value["image"]
    assert (shown.pk, shown.contextual_alt_text) == (ours.pk, "FR A poster")
    override.data_json = "999999"
    override.save()
    built = build(source, french(), words(source)).steps[0].value
    assert (built["image"].pk, built["title"]) == (theirs.pk, "FR Film one gesture")


def test_a_snippet_without_a_target_is_built_as_an_unsaved_copy(library):
    parent = make_topic("film")
    topic = make_topic("shots", parent=parent, description="What a frame shows.")
    source, _made = ensure_source(topic)
    built = build(source, french(), words(source))
    assert (built.pk, built.title, built.parent) == (None, "FR Shots", parent)
    assert (built.slug, built.translation_key) == ("shots", topic.translation_key)
    built.save()
    assert topic.get_translation(french()).description == "FR What a frame shows."
    topic.refresh_from_db()
    assert topic.title == "Shots"


def test_a_related_snippet_is_the_translated_one_where_there_is_one(library):
    parent = make_topic("film")
    topic = make_topic("shots", parent=parent)
    film = parent.copy_for_translation(french())
    film.save()
    source, _made = ensure_source(topic)
    built = build(source, french(), {})
    assert built.parent == film
    built.save()
    topic.parent = None
    topic.save()
    refresh_source(source)
    assert build(source, french(), {}).parent is None


def test_a_page_without_a_target_is_not_made_up(library):
    source, _made = ensure_source(make_activity())
    with pytest.raises(Page.DoesNotExist):
        build(source, french(), {})


def test_rows_that_cannot_be_translated_keep_their_keys_while_they_do_not_change(library):
    page = library.get_parent().add_child(
        instance=SearchPage(title="Search", slug="search", summary="Sum", locale=library.locale)
    )
    page.keywords = [Keyword(word="near"), Keyword(word="far")]
    page.save()
    source = make_translation(page, "fr").source
    before = dict(source.get_translated_instance(french()).keywords.values_list("word", "pk"))
    page.keywords = [*page.keywords.all(), Keyword(word="new")]
    page.save()
    refresh_source(source)
    build(source, french(), words(source)).save()
    after = dict(source.get_translated_instance(french()).keywords.values_list("word", "pk"))
    assert {word: after[word] for word in before} == before
    assert set(after) == {"near", "far", "new"}


def test_a_page_of_250_segments_takes_15_queries(library, django_assert_max_num_queries):
    page = make_big_activity()
    source = TranslationSource.objects.get(pk=make_translation(page, "fr").source_id)
    chosen, locale = words(source), french()
    with django_assert_max_num_queries(15):
        build(source, locale, chosen)
