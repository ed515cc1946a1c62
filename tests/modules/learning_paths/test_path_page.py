"""A reader opens a path: its steps, in her language where they exist, and only those that she may read."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.test import RequestFactory

from wagtail.models import Locale, PageViewRestriction

import pytest

from activities.pages.urls import reader_url
from modules.learning_paths.reading import steps_of
from modules.learning_paths.viewing import neighbours, path_view
from tests.factories import fresh
from tests.factories.activities import make_activity
from tests.factories.learning_paths import make_path, step
from tests.factories.modules import make_module, make_unit
from tests.factories.translation import make_translation


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_look(made_once):
    return make_unit(title="Look twice", taster="What the frame hides.", minutes=20)


@pytest.fixture
def look(shared_look, db):
    return fresh(shared_look)


@pytest.fixture(scope="module")
def shared_film(made_once):
    return make_activity(title="Film one gesture", run_min_min=60, run_min_max=75)


@pytest.fixture
def film(shared_film, db):
    return fresh(shared_film)


@pytest.fixture(scope="module")
def shared_cut(made_once):
    return make_unit(title="Cut and join", taster="Two shots, one thought.", minutes=30)


@pytest.fixture
def cut(shared_cut, db):
    return fresh(shared_cut)


def read(client, path, language="en", **query):
    response = client.get(f"/{language}/paths/{path.slug}/", query)
    assert response.status_code == 200
    return response.text


def in_polish(page, **words):
    """The published Polish translation of a page."""
    pl = Locale.objects.get(language_code="pl")
    copied = page.specific.copy_for_translation(pl, copy_parents=True)
    for name, value in words.items():
        setattr(copied, name, value)
    copied.save_revision().publish()
    return type(copied).objects.get(pk=copied.pk)


def boxes(path, **given):
    """The box and the steps of a path, as a learner with these records sees them."""
    request = RequestFactory().get("/en/")
    view = path_view(path, "en", request=request, **given)
    parts = ("where", "steps")
    return "\n".join(
        render_to_string(f"modules/paths/{part}.html", {"path": view}, request) for part in parts
    )


def test_a_path_names_its_steps_in_their_order_with_kind_time_and_reason(client, look, film, cut):
    path = make_path(
        step(look, why="Begin with your own eyes."),
        step(film, cut, why="Now together."),
        step(cut, required=False, minutes=90),
        title="From looking to filming",
    )
    text = read(client, path)
    for words in (
        "From looking to filming",
        "From the first look to a film of your own.",
        "<p>Take your time.</p>",
        "Begin with your own eyes.",
        "What the frame hides.",
        "3 steps",
        "1 h 35 min",  # 20 and 75: what stands on the side is not counted
        "1 h 30 min",
        "Activity with a group",
        "on the side",
        f"/en/activities/{film.slug}/?path={path.slug}",
    ):
        assert words in text, words
    places = [text.index(f'id="step-{number}"') for number in (1, 2, 3)]
    titles = [text.index(f">{page.title}</a></h3>") for page in (look, film, cut)]
    assert sorted(places + titles) == [
        place for pair in zip(places, titles, strict=True) for place in pair
    ]


def test_somebody_new_is_shown_where_to_begin_and_how_to_be_remembered(client, look, cut):
    path = make_path(look, cut)
    text = read(client, path)
    assert "Begin here" in text
    assert "1. Look twice" in text
    assert f'action="/en/learn/paths/{path.translation_key}/"' in text
    assert "<progress" not in text


@pytest.mark.parametrize(
    ("wanted", "force", "words"),
    [
        ("all", "advice", "Better after:"),
        ("any", "advice", "Better after one of these:"),
        ("all", "lock", "Opens after:"),
        ("any", "lock", "Opens after one of these:"),
    ],
)
def test_a_rule_is_said_in_words(client, look, film, cut, wanted, force, words):
    path = make_path(look, film, step(cut, look, film, wanted=wanted, force=force))
    text = read(client, path)
    assert words in text
    assert '<a href="#step-1">1. Look twice</a>, ' in text
    assert ("Not open yet" if force == "lock" else "Better later") in text
    assert ("Cut and join</a></h3>" in text) == (force == "advice")


def test_a_rule_is_silent_once_it_is_kept(look, film, cut):
    path = make_path(look, step(cut, look, force="lock"))
    text = boxes(path, done={look.translation_key}, is_started=True)
    assert "Opens after" not in text
    assert "Cut and join</a></h3>" in text


def test_a_learner_sees_how_far_she_is_and_goes_on_from_there(look, film, cut):
    path = make_path(look, film, cut)
    done, started = {look.translation_key}, {look.translation_key, film.translation_key}
    text = boxes(path, done=done, started=started, is_started=True)
    assert "You have done 1 of 3 steps." in text
    assert 'max="3" value="1"' in text
    assert "About 1 h 45 min to go." in text
    assert "Go on with:" in text
    assert "2. Film one gesture" in text
    assert 'data-state="done"' in text
    assert "Start this path" not in text


def test_a_learner_who_walked_along_without_starting_sees_both(look, cut):
    text = boxes(make_path(look, cut), done={look.translation_key})
    assert "You have done 1 of 2 steps." in text
    assert "Start this path" in text


def test_at_the_end_what_stands_on_the_side_is_still_offered(look, cut):
    path = make_path(look, step(cut, required=False))
    text = boxes(path, done={look.translation_key}, is_started=True)
    assert "You have come to the end" in text
    assert "Still here, if you like:" in text
    assert "to go." not in text


def test_only_an_activity_is_declared_done_and_can_be_taken_back(look, film):
    path = make_path(look, film)
    text = boxes(path)
    assert text.count("I did this with my group") == 1
    assert f'action="/en/learn/steps/{film.translation_key}/"' in text
    assert f'value="/en/paths/{path.slug}/#step-2"' in text
    text = boxes(path, done={look.translation_key, film.translation_key}, is_started=True)
    assert text.count("Not done after all") == 1


def test_a_locked_activity_cannot_be_declared_done(look, film):
    assert "I did this" not in boxes(make_path(look, step(film, look, force="lock")))


def test_neighbours_are_the_steps_before_and_after(look, film, cut):
    view = path_view(make_path(look, film, cut), "en")
    first, second, third = view.steps
    assert neighbours(view, look.translation_key) == (None, second)
    assert neighbours(view, film.translation_key) == (first, third)
    assert neighbours(view, cut.translation_key) == (second, None)
    assert neighbours(view, view.key) == (None, None)


def test_a_path_that_is_not_translated_has_polish_menus_and_marked_english_words(
    client, look, film
):
    path = make_path(step(look, why="Begin here."), film, title="From looking to filming")
    text = read(client, path, "pl")
    assert '<html lang="pl">' in text
    assert '<h1 class="path-head__title" lang="en">From looking to filming</h1>' in text
    assert '<p class="path-step__why" lang="en">Begin here.</p>' in text
    assert 'lang="en"><a href="/pl/' in text
    assert f'href="/pl/activities/{film.slug}/?path={path.slug}" hreflang="en"' in text
    # The notice on top says it once, the steps do not say it again.
    assert "path__notice" in text
    assert '<span lang="en">English</span>' not in text


def test_a_step_is_shown_in_polish_where_it_is_translated(client, look, cut):
    in_polish(look, title="Spójrz dwa razy")
    path = make_path(look, cut)
    in_polish(path, title="Od patrzenia do filmu")
    text = read(client, path, "pl")
    assert ">Spójrz dwa razy</a></h3>" in text
    assert "Look twice" not in text
    assert text.count('<span lang="en">English</span>') == 1


def test_a_translated_path_has_the_same_steps_and_key(client, look, cut):
    path = make_path(look, step(cut, look, force="lock"))
    polish = in_polish(path, title="Od patrzenia do filmu")
    view = path_view(polish, "pl")
    assert view.key == path.translation_key
    assert [one.key for one in view.steps] == [look.translation_key, cut.translation_key]
    assert [one.state for one in view.steps] == ["next", "locked"]
    text = read(client, path, "pl")
    assert "Od patrzenia do filmu" in text
    assert 'hreflang="x-default"' in text


def test_the_engine_of_translation_keeps_steps_and_rules(look, cut):
    path = make_path(step(look, why="Begin."), step(cut, look, wanted="any", force="lock"))
    polish = make_translation(path, "pl").get_target_instance()
    for language in ("en", "pl"):
        view = path_view(polish, language)
        assert [one.key for one in view.steps] == [look.translation_key, cut.translation_key]
        assert [one.state for one in view.steps] == ["next", "locked"]
        assert view.steps[0].why == "Begin."


def test_a_step_that_is_in_neither_language_is_shown_in_the_one_there_is(client, look, cut):
    french = Locale.objects.get(language_code="fr")
    copied = look.copy_for_translation(french, copy_parents=True)
    copied.title = "Regarder deux fois"
    copied.save_revision().publish()
    look.unpublish()
    text = read(client, make_path(look, cut), "pl")
    assert ">Regarder deux fois</a></h3>" in text
    assert '<span lang="fr">Français</span>' in text
    assert 'href="/fr/modules/' in text


def test_a_step_leads_on_with_the_path_in_its_address(client, film):
    path = make_path(film)
    [only] = path_view(path, "en").steps
    assert only.url.endswith(f"?path={path.slug}")
    assert client.get(only.url).status_code == 200


def test_a_translation_that_is_no_more_than_a_draft_is_not_shown(client, look):
    in_polish(look, title="Szkic").unpublish()
    text = read(client, make_path(look), "pl")
    assert "Look twice" in text
    assert "Szkic" not in text


def restricted(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("hide", [lambda page: page.unpublish(), restricted])
@pytest.mark.parametrize("hidden", ["unit", "activity"])
def test_what_a_reader_may_not_read_is_left_out_of_steps_and_rules(
    client, cut, look, film, hide, hidden
):
    secret = look if hidden == "unit" else film
    path = make_path(secret, step(cut, secret, force="lock"))
    hide(secret)
    text = read(client, path)
    assert secret.title not in text
    assert secret.slug not in text
    assert 'id="step-2"' not in text
    # A lock whose key nobody can see would never open.
    assert "Opens after" not in text
    assert "Cut and join</a></h3>" in text


def test_a_step_in_a_module_that_is_closed_is_left_out(client, cut):
    module = make_module()
    secret = make_unit(module, title="Behind the door")
    restricted(module)
    assert "Behind the door" not in read(client, make_path(secret, cut))


def test_a_step_whose_page_was_deleted_is_left_out(client, cut, look):
    path = make_path(look, step(cut, look, force="lock"))
    look.delete()
    text = read(client, path)
    assert 'id="step-2"' not in text
    assert "Cut and join</a></h3>" in text


def test_a_page_that_an_import_put_there_twice_is_one_step(look, cut):
    assert len(path_view(make_path(look, cut, look), "en").steps) == 2


def test_a_path_without_steps_says_so(client):
    assert "This path has no steps yet." in read(client, make_path())


def test_words_of_editors_are_escaped(client):
    unit = make_unit(title="<b>Cut</b> & join", taster="<script>")
    text = read(client, make_path(step(unit, why="<i>now</i>")))
    assert "&lt;b&gt;Cut&lt;/b&gt; &amp; join</a></h3>" in text
    assert "&lt;i&gt;now" in text
    assert "<i>now" not in text


@pytest.mark.parametrize("number", [2, 12])
def test_the_steps_take_one_query_whatever_their_number(rf, django_assert_num_queries, number):
    pages = [make_unit(make_module()) for _ in range(number // 2)]
    pages += [make_activity() for _ in range(number // 2)]
    path = make_path(*[step(page, pages[0]) for page in pages[1:]], step(pages[0]))
    request = rf.get("/en/")
    # The roots of the sites are looked up once for each request.
    reader_url(path, request)
    steps_of(path, "pl")
    with django_assert_num_queries(1):
        assert len(steps_of(path, "pl", request)) == number


def test_a_path_of_twelve_steps_opens_in_few_queries(client, django_assert_max_num_queries):
    pages = [make_unit(make_module()) for _ in range(6)] + [make_activity() for _ in range(6)]
    path = make_path(*[step(page, pages[0]) for page in pages[1:]], step(pages[0]))
    read(client, path)
    with django_assert_max_num_queries(15):
        read(client, path)
