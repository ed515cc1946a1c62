"""What readers get is made of approved words: all of it, in one piece, or not at all."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from wagtail.models import Locale, Page
from wagtail.signals import page_published
from wagtail_localize.models import Translation

import pytest

from activities.models import Topic
from tests.factories.activities import make_topic
from tests.factories.translation import make_member, make_person, make_translation, write_all
from toolkit_site.translation.engine.sources import ensure_source
from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.publishing.delivery import NotReady, deliver, preview_instance
from toolkit_site.translation.publishing.models import Delivery
from toolkit_site.translation.publishing.readiness import readiness
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.teams.models import Role


def target(translation: Translation) -> Page:
    return translation.get_target_instance()


def test_an_approved_page_goes_live_with_its_words(ukrainian, reviewer, read):
    write_all(ukrainian)
    outcome = deliver(ukrainian, user=reviewer)
    assert outcome.published
    html = read()
    assert "uk Film &amp; sound" in html
    assert "uk Change only the distance." in html
    assert '<html lang="uk">' in html


def test_titles_are_plain_text_in_the_admin_too(live):
    page = target(live)
    assert (page.title, page.draft_title) == ("uk Film & sound", "uk Film & sound")


def test_an_address_in_cyrillic_letters_stays(ukrainian, reviewer, read):
    Page.objects.filter(pk=target(ukrainian).pk).update(slug="фільм-і-звук")
    write_all(ukrainian)
    deliver(ukrainian, user=reviewer)
    assert target(ukrainian).slug == "фільм-і-звук"
    assert "uk Film &amp; sound" in read(slug="фільм-і-звук")


def test_the_page_remembers_who_delivered_it(live, reviewer):
    delivery = Delivery.objects.get(translation=live)
    assert delivery.by == reviewer
    assert delivery.revision == target(live).live_revision
    assert not delivery.held


@pytest.mark.parametrize("intent", [Intent.PROPOSE, Intent.TRANSLATE])
def test_words_that_nobody_approved_do_not_go_live(ukrainian, reviewer, read, intent):
    write_all(ukrainian, intent)
    with pytest.raises(NotReady, match="parts are not approved"):
        deliver(ukrainian, user=reviewer)
    assert not target(ukrainian).live
    assert "Not yet in" not in read("en")


def test_one_part_that_is_not_approved_holds_the_whole_page(ukrainian, reviewer):
    write_all(ukrainian)
    write_all(ukrainian, Intent.TRANSLATE, only=("taster",), mark="new")
    with pytest.raises(NotReady, match="1 part is not approved"):
        deliver(ukrainian, user=reviewer)
    assert not target(ukrainian).live


def test_where_nobody_reviews_translated_words_are_enough(ukrainian, translator, read):
    LocalePolicy.objects.create(locale=ukrainian.target_locale, needs_review=False)
    write_all(ukrainian, Intent.TRANSLATE)
    deliver(ukrainian, user=translator)
    assert "uk Film &amp; sound" in read()


@pytest.mark.parametrize(
    ("role", "code"), [(Role.TRANSLATOR, "uk"), (Role.REVIEWER, "fr"), (None, None)]
)
def test_only_reviewers_of_the_language_publish(ukrainian, role, code):
    write_all(ukrainian)
    person = make_member(role, code) if role else make_person()
    with pytest.raises(PermissionDenied):
        deliver(ukrainian, user=person)
    assert not target(ukrainian).live


def test_words_that_do_not_fit_are_named_and_nothing_is_half_done(live, reviewer, read):
    page = target(live)
    revisions = page.revisions.count()
    # Nobody can write this: it stands for whatever a field refuses that no check foresaw.
    live.target_locale.string_translations.filter(context__path="taster").update(data="x" * 300)
    with pytest.raises(NotReady, match="Taster"):
        deliver(live, user=reviewer)
    assert target(live).revisions.count() == revisions
    assert "uk Teams film one gesture" in read()


def test_a_failure_while_publishing_leaves_nothing_behind(ukrainian, reviewer):
    write_all(ukrainian)
    revisions = target(ukrainian).revisions.count()

    def fail(**kwargs):
        raise RuntimeError

    page_published.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            deliver(ukrainian, user=reviewer)
    finally:
        page_published.disconnect(fail)
    page = target(ukrainian)
    assert not page.live
    assert page.revisions.count() == revisions
    assert not Delivery.objects.exists()


def test_a_locked_page_is_not_published_by_others(live, reviewer, read):
    owner = make_member(Role.REVIEWER, "uk")
    Page.objects.filter(pk=target(live).pk).update(
        locked=True, locked_by=owner, locked_at=timezone.now()
    )
    write_all(live, only=("taster",), mark="new")
    with pytest.raises(NotReady, match="locked"):
        deliver(live, user=reviewer)
    assert "new Teams film" not in read()
    deliver(live, user=owner)
    assert "new Teams film" in read()


def test_a_draft_can_be_made_without_publishing(ukrainian, reviewer):
    write_all(ukrainian)
    outcome = deliver(ukrainian, user=reviewer, publish=False)
    assert not outcome.published
    assert not target(ukrainian).live
    assert target(ukrainian).get_latest_revision_as_object().title == "uk Film & sound"


def test_a_page_does_not_go_live_before_its_original(activity, ukrainian, reviewer):
    write_all(ukrainian)
    activity.unpublish()
    with pytest.raises(NotReady, match="not published"):
        deliver(ukrainian, user=reviewer)


def test_a_live_page_outlives_the_unpublishing_of_its_original(activity, live, reviewer, read):
    activity.unpublish()
    write_all(live, only=("taster",), mark="new")
    deliver(live, user=reviewer)
    assert "new Teams film" in read()


def test_a_page_whose_original_was_deleted_says_so(activity, live):
    activity.delete()
    live.refresh_from_db()
    live.enabled = True
    assert "deleted" in readiness(live).reason


def test_a_stopped_translation_is_not_delivered(live, reviewer):
    Translation.objects.update(enabled=False)
    with pytest.raises(NotReady, match="stopped"):
        deliver(live, user=reviewer)


def test_an_alias_becomes_a_page_of_its_own_first(activity, ukrainian, reviewer, read):
    page = target(ukrainian)
    Page.objects.filter(pk=page.pk).update(alias_of=activity.pk, live=True)
    write_all(ukrainian)
    deliver(ukrainian, user=reviewer)
    assert target(ukrainian).alias_of_id is None
    assert "uk Film &amp; sound" in read()
    activity.save_revision().publish()
    assert "uk Film &amp; sound" in read()


def test_a_snippet_is_made_by_its_first_delivery(activity):
    topic = make_topic("editing")
    source, _made = ensure_source(topic)
    french = Locale.objects.get(language_code="fr")
    translation = Translation.objects.create(source=source, target_locale=french)
    assert not Topic.objects.filter(locale=french).exists()
    with pytest.raises(NotReady):
        deliver(translation, user=make_member(Role.REVIEWER, "fr"))
    write_all(translation)
    deliver(translation, user=make_member(Role.REVIEWER, "fr"))
    made = Topic.objects.get(locale=french, translation_key=topic.translation_key)
    assert (made.title, made.slug) == ("fr Editing", "editing")
    write_all(translation, mark="neu")
    deliver(translation, user=make_member(Role.REVIEWER, "fr"))
    assert Topic.objects.get(pk=made.pk).title == "neu Editing"


def test_the_preview_shows_words_that_nobody_approved_and_saves_nothing(ukrainian, read):
    write_all(ukrainian, Intent.PROPOSE, only=("taster",))
    shown = preview_instance(ukrainian)
    assert shown.taster.startswith("uk Teams film")
    assert shown.title == "Film & sound"
    assert not target(ukrainian).taster.startswith("uk")


def test_readiness_costs_three_queries(ukrainian, django_assert_num_queries):
    write_all(ukrainian)
    translation = Translation.objects.select_related("source").get(pk=ukrainian.pk)
    readiness(translation)
    with django_assert_num_queries(3):
        assert readiness(translation).can_publish


def test_a_french_page_stays_as_it_is_when_the_ukrainian_one_is_published(activity, live):
    french = make_translation(activity, "fr")
    assert not target(french).live
