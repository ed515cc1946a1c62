"""Submitting makes sources, translations and drafts, once, and shows nobody anything that is not translated."""

from __future__ import annotations

from html import unescape

from django.core import mail
from django.urls import reverse

from wagtail.models import Locale, Page, PageViewRestriction, ReferenceIndex, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

import pytest

from activities.models import ActivityIndexPage, ActivityPage, Competence, Topic
from tests.factories.activities import make_activity, make_topic
from tests.factories.full_activity import FULL_WORDS
from tests.factories.translation import make_member
from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.progress.models import TranslationProgress
from toolkit_site.translation.submission.originals import CannotSubmitError, NotPublishedError
from toolkit_site.translation.submission.submitting import submit
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db


@pytest.fixture
def fr(library):
    return Locale.objects.get(language_code="fr")


@pytest.fixture
def uk(library):
    return Locale.objects.get(language_code="uk")


def draft_of(page, locale):
    return ActivityPage.objects.get(translation_key=page.translation_key, locale=locale)


def everything():
    """The number of rows that submitting adds to."""
    models = (Page, Translation, TranslationSource, WorkflowState, TranslationProgress)
    return [model.objects.count() for model in models]


def test_a_page_gets_a_source_and_a_draft_in_each_language(library, fr, uk):
    page = make_activity(**FULL_WORDS)
    translations = submit(page, [uk, fr])
    assert [one.target_locale for one in translations] == [uk, fr]
    assert {one.source.object_id for one in translations} == {page.translation_key}
    for locale in (fr, uk):
        draft = draft_of(page, locale)
        assert not draft.live
        assert draft.first_published_at is None
        assert draft.has_unpublished_changes
        assert draft.slug == page.slug
        assert draft.alias_of_id is None
        assert draft.get_latest_revision_as_object().steps[0].id == page.steps[0].id


def test_rows_of_a_draft_are_its_own_and_keep_their_translation_keys(library, fr):
    page = make_activity()
    submit(page, [fr])
    draft = draft_of(page, fr)
    for name in ("materials", "topics", "competences", "credits"):
        own, original = getattr(draft, name).get(), getattr(page, name).get()
        assert own.pk != original.pk
        assert (own.translation_key, own.locale) == (original.translation_key, fr)
    revision = draft.latest_revision.content
    assert revision["materials"][0]["pk"] == draft.materials.get().pk
    assert revision["pk"] == draft.pk
    assert revision["locale"] == fr.pk


def test_a_draft_is_the_same_as_wagtails_own_copy(library, fr, uk):
    page = make_activity(**FULL_WORDS)
    submit(library, [fr, uk])
    submit(page, [fr])
    ours = draft_of(page, fr).serializable_data()
    ActivityPage.objects.get(pk=page.pk).copy_for_translation(uk)
    theirs = draft_of(page, uk).serializable_data()
    for name in ("materials", "topics", "competences", "credits"):
        for rows in (ours[name], theirs[name]):
            assert len(rows) == 1
            for row in rows:
                del row["pk"], row["page"], row["locale"]
    own = {"pk", "path", "url_path", "latest_revision", "latest_revision_created_at", "locale"}
    assert {name: ours[name] for name in ours.keys() - own} == {
        name: theirs[name] for name in theirs.keys() - own
    }


def test_pages_above_come_first_as_drafts_and_no_alias_anywhere(library, fr):
    page = make_activity()
    submit(page, [fr])
    draft = draft_of(page, fr)
    parent = draft.get_parent().specific
    assert isinstance(parent, ActivityIndexPage)
    above = [parent, parent.get_parent()]
    assert [one.locale for one in above] == [fr, fr]
    assert {(one.live, one.alias_of_id) for one in above} == {(False, None)}
    assert {one.translation_key for one in above} <= set(
        TranslationSource.objects.values_list("object_id", flat=True)
    )
    assert draft.url_path == f"{parent.url_path}{page.slug}/"
    assert [list(found) for found in Page.find_problems()] == [[], [], [], [], []]


def test_the_slug_of_a_front_page_gets_its_language_and_every_other_stays(library, fr):
    submit(library, [fr])
    target = library.get_translation(fr)
    assert target.slug == library.slug
    assert target.get_parent().slug == f"{library.get_parent().slug}-fr"


def test_a_slug_that_is_taken_gives_way(library, fr):
    submit(library, [fr])
    own = ActivityIndexPage(title="Own", slug="one-gesture", locale=fr)
    library.get_translation(fr).add_child(instance=own)
    page = make_activity(slug="one-gesture")
    submit(page, [fr])
    assert draft_of(page, fr).slug == "one-gesture-1"


def test_submitting_again_changes_nothing(library, fr, uk, django_assert_max_num_queries):
    page = make_activity()
    first = submit(page, [fr, uk])
    before = everything()
    with django_assert_max_num_queries(30):
        assert submit(page, [fr, uk]) == first
    assert everything() == before


def test_a_language_can_come_later(library, fr, uk):
    page = make_activity()
    submit(page, [fr])
    submit(page, [fr, uk])
    assert Translation.objects.filter(source__object_id=page.translation_key).count() == 2
    assert draft_of(page, uk).get_parent().locale == uk


def test_what_it_points_at_is_submitted_however_deep_but_not_copied(library, fr):
    strand = make_topic("film-language")
    make_topic("editing", parent=strand)
    page = make_activity(topics=("editing",))
    submit(page, [fr])
    submitted = set(
        Translation.objects.filter(target_locale=fr).values_list("source__object_id", flat=True)
    )
    assert {topic.translation_key for topic in Topic.objects.all()} <= submitted
    competence = page.competences.get().competence
    assert {competence.translation_key, competence.framework.translation_key} <= submitted
    assert not Topic.objects.filter(locale=fr).exists()
    assert not Competence.objects.filter(locale=fr).exists()


def test_things_that_point_at_each_other_end(library, fr):
    first = make_topic("editing")
    second = make_topic("sound", parent=first)
    Topic.objects.filter(pk=first.pk).update(parent=second)
    submit(Topic.objects.get(pk=first.pk), [fr])
    assert Translation.objects.filter(source__object_id=second.translation_key).count() == 1


def test_neighbours_are_not_submitted_because_a_page_mentions_them(library, fr):
    other = make_activity()
    page = make_activity()
    page.neighbours.create(direction="next", activity=other, locale=page.locale)
    submit(page, [fr])
    assert not Translation.objects.filter(source__object_id=other.translation_key).exists()


def test_the_page_that_counts_is_the_published_one(library, fr):
    page = make_activity(taster="Published.")
    page.taster = "Not yet."
    page.save_revision()
    submit(page, [fr])
    assert draft_of(page, fr).taster == "Published."
    assert '"taster": "Published."' in TranslationSource.objects.get_for_instance(page).content_json


def test_a_page_that_was_never_published_is_refused_with_its_name(library, fr):
    page = make_activity(publish=False, title="Secret plans")
    with pytest.raises(NotPublishedError, match=r"Secret plans.*never published"):
        submit(page, [fr])
    assert not Translation.objects.exists()


def test_a_draft_above_a_page_is_refused_and_nothing_is_left_behind(library, fr):
    page = make_activity()
    ActivityIndexPage.objects.filter(pk=library.pk).update(live=False, first_published_at=None)
    with pytest.raises(NotPublishedError, match="Activities"):
        submit(page, [fr])
    assert not Translation.objects.exists()
    assert not Page.objects.filter(locale=fr).exists()


def test_a_withdrawn_page_above_is_not_shown_to_translators_by_a_stranger(library, fr):
    page = make_activity()
    library.save_revision().publish()
    library.unpublish()
    stranger = make_member(Role.TRANSLATOR, "fr")
    with pytest.raises(CannotSubmitError, match="stands above it"):
        submit(page, [fr], stranger)


def test_a_page_in_another_language_leads_to_its_original(library, fr, uk):
    page = make_activity()
    submit(page, [fr])
    translations = submit(draft_of(page, fr), [uk])
    assert [one.source.locale.language_code for one in translations] == ["en"]
    assert TranslationSource.objects.filter(object_id=page.translation_key).count() == 1


def test_a_page_without_an_original_is_refused(library, fr, uk):
    submit(library, [fr])
    own = ActivityIndexPage(title="Seulement ici", slug="seulement", locale=fr)
    library.get_translation(fr).add_child(instance=own)
    with pytest.raises(CannotSubmitError, match=r"Seulement ici.*no original"):
        submit(own, [uk])


def test_an_alias_becomes_a_draft_and_readers_see_its_english_no_longer(library, fr):
    page = make_activity()
    submit(library, [fr])
    alias = page.create_alias(
        parent=library.get_translation(fr), update_locale=fr, reset_translation_key=False
    )
    assert alias.live
    submit(page, [fr])
    draft = draft_of(page, fr)
    assert draft.pk == alias.pk
    assert (draft.live, draft.alias_of_id) == (False, None)
    assert draft.latest_revision is not None


def test_a_page_that_is_there_is_left_alone(library, fr):
    page = make_activity()
    submit(library, [fr])
    own = page.copy_for_translation(fr)
    own.title = "À nous"
    own.save_revision()
    revision = own.latest_revision_id
    submit(page, [fr])
    found = draft_of(page, fr)
    assert (found.pk, found.latest_revision_id) == (own.pk, revision)


def test_a_deleted_draft_comes_back_and_its_translation_goes_on(library, fr):
    page = make_activity()
    (translation,) = submit(page, [fr])
    draft_of(page, fr).delete()
    translation.refresh_from_db()
    assert not translation.enabled
    assert submit(page, [fr]) == [translation]
    translation.refresh_from_db()
    assert translation.enabled
    assert not draft_of(page, fr).live


def test_what_only_some_may_read_is_restricted_in_every_language(library, fr):
    page = make_activity()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    submit(page, [fr])
    assert draft_of(page, fr).get_view_restrictions().exists()


def test_a_lock_on_the_original_is_none_on_the_draft(library, fr):
    page = make_activity()
    ActivityPage.objects.filter(pk=page.pk).update(locked=True)
    submit(page, [fr])
    assert not draft_of(page, fr).locked


def test_the_history_of_a_draft_says_where_it_comes_from(library, fr, admin_client):
    page = make_activity(title="Close & far")
    submit(page, [fr])
    url = reverse("wagtailadmin_pages:history", args=[draft_of(page, fr).pk])
    told = unescape(admin_client.get(url).content.decode())
    assert f"Copied for translation from {page.get_admin_display_title()} (English)" in told


def test_the_words_are_counted(library, fr):
    (translation,) = submit(make_activity(), [fr])
    assert translation.progress.segments > 5
    assert translation.progress.words > 20
    assert translation.progress.words_approved == 0


def test_translators_get_a_page_and_a_mail_unless_it_is_quiet(library, fr):
    translator = make_member(Role.TRANSLATOR, "fr")
    submit(make_activity(), [fr], quiet=True)
    assert mail.outbox == []
    page = make_activity()
    submit(page, [fr])
    assert [message.to for message in mail.outbox] == [[translator.email]]
    draft = draft_of(page, fr)
    assert draft.current_workflow_task.name == "Translate fr"
    assert draft.current_workflow_state.current_task_state.revision == draft.latest_revision
    assert translator.groups.get().page_permissions.filter(page__locale=fr).exists()


@pytest.mark.usefixtures("search_index", "reference_index")
def test_a_new_draft_is_found_in_the_admin_by_search_and_reference(library, fr):
    page = make_activity(title="Kuleshov effect")
    submit(page, [fr])
    draft = draft_of(page, fr)
    assert draft.pk in [found.pk for found in Page.objects.search("Kuleshov")]
    topic = page.topics.get().topic
    found = ReferenceIndex.get_references_to(topic).filter(object_id=str(draft.pk))
    assert found.count() == 1


def test_a_page_costs_few_queries_in_eight_languages(library, django_assert_max_num_queries):
    languages = target_locales()
    submit(make_activity(), languages)
    page = make_activity(**FULL_WORDS)
    with django_assert_max_num_queries(230):
        submit(page, languages)


def test_submitted_again_a_page_is_translated_as_it_is_now(
    library, fr, django_capture_on_commit_callbacks
):
    page = make_activity(taster="The old words.")
    submit(page, [fr])
    draft_of(page, fr).delete()
    with django_capture_on_commit_callbacks(execute=True):
        page.taster = "The new words."
        page.save_revision().publish()
    submit(page, [fr])
    source = TranslationSource.objects.get(object_id=page.translation_key)
    assert "The new words." in source.content_json
