"""What only some may read in one language is never public in another."""

from __future__ import annotations

from django.contrib.auth.models import Group

from wagtail.models import Page, PageViewRestriction

import pytest

from tests.factories.activities import make_site
from tests.factories.translation import make_person, make_translation, write_all
from toolkit_site.translation.publishing.delivery import deliver
from toolkit_site.translation.publishing.models import RestrictionCopy


WORDS = "uk Film &amp; sound"


def restrict(page: Page, kind: str = "login", **facts) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **facts)


def of_target(translation) -> list[PageViewRestriction]:
    return list(translation.get_target_instance().view_restrictions.order_by("pk"))


def test_a_private_original_makes_a_private_translation(
    activity, ukrainian, reviewer, client, read
):
    restrict(activity)
    write_all(ukrainian)
    deliver(ukrainian, user=reviewer)
    assert WORDS not in read()
    client.force_login(make_person())
    assert WORDS in read()


def test_privacy_from_a_page_above_is_taken_over(ukrainian, reviewer, read):
    restrict(make_site(), "password", password="open")
    write_all(ukrainian)
    deliver(ukrainian, user=reviewer)
    assert WORDS not in read()


def test_a_live_translation_becomes_private_with_its_original(activity, live, read):
    assert WORDS in read()
    restrict(activity)
    assert WORDS not in read()


def test_a_live_translation_becomes_private_when_a_page_above_its_original_does(live, read):
    restrict(make_site())
    assert WORDS not in read()


def test_a_changed_restriction_changes_in_every_language(activity, live):
    group = Group.objects.create(name="Friends")
    restriction = restrict(activity, "password", password="open")
    assert [one.password for one in of_target(live)] == ["open"]
    restriction.restriction_type, restriction.password = "groups", ""
    restriction.save()
    restriction.groups.add(group)
    (copy,) = of_target(live)
    assert (copy.restriction_type, list(copy.groups.all())) == ("groups", [group])
    restriction.groups.clear()
    assert not copy.groups.exists()


def test_a_removed_restriction_goes_from_every_language(activity, live, read):
    restriction = restrict(activity)
    restriction.delete()
    assert WORDS in read()
    assert not RestrictionCopy.objects.exists()


def test_what_is_private_in_one_language_only_stays_so(activity, live, reviewer):
    own = restrict(live.get_target_instance(), "password", password="ours")
    restriction = restrict(activity)
    restriction.delete()
    write_all(live, only=("taster",), mark="new")
    deliver(live, user=reviewer)
    assert of_target(live) == [own]
    assert not activity.view_restrictions.exists()


def test_a_translation_that_is_as_private_already_gets_no_second_restriction(activity, live):
    own = restrict(live.get_target_instance())
    restriction = restrict(activity)
    assert of_target(live) == [own]
    restriction.delete()
    assert of_target(live) == []


def test_nobody_opens_a_translation_of_a_private_page(
    activity, live, django_capture_on_commit_callbacks
):
    restrict(activity)
    with django_capture_on_commit_callbacks(execute=True):
        of_target(live)[0].delete()
    assert [one.restriction_type for one in of_target(live)] == ["login"]
    copy = of_target(live)[0]
    copy.restriction_type = "none"
    copy.save()
    assert [one.restriction_type for one in of_target(live)] == ["login"]


@pytest.mark.usefixtures("live")
def test_a_page_that_moves_below_a_private_one_takes_its_translations_along(activity, read):
    home = make_site().get_parent()
    section = home.add_child(
        instance=type(make_site())(title="Closed", slug="closed", locale=home.locale)
    )
    restrict(section)
    activity.move(section, pos="last-child")
    assert WORDS not in read()


def test_a_translation_stays_private_when_its_original_is_deleted(
    activity, live, read, django_capture_on_commit_callbacks
):
    restrict(activity)
    with django_capture_on_commit_callbacks(execute=True):
        activity.delete()
    assert WORDS not in read()
    assert [one.restriction_type for one in of_target(live)] == ["login"]


def test_a_translation_moved_away_from_a_private_page_stays_private(live):
    make_translation(make_site(), "uk")
    restrict(make_site())
    target = live.get_target_instance()
    assert of_target(live) == []
    target.move(target.get_parent().get_parent(), pos="last-child")
    assert [one.restriction_type for one in of_target(live)] == ["login"]
