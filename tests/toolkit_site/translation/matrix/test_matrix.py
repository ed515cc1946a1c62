"""The report of pages by language: what it counts, who sees it, what it exports, what it costs."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

from django.contrib.contenttypes.models import ContentType
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Locale
from wagtail_localize.models import TranslatableObject, Translation, TranslationSource

import openpyxl
import pytest
from bs4 import BeautifulSoup

from tests.factories.activities import make_activity
from tests.factories.translation import make_member, make_person
from toolkit_site.translation.progress.models import TranslationProgress
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db

COUNTS = {"words": 100, "words_approved": 60, "words_translated": 20, "words_stale": 5}


def make_progress(page, **by_language) -> None:
    """Counters of a page in some languages, as the recount would leave them."""
    specific = ContentType.objects.get_for_model(page)
    held, _made = TranslatableObject.objects.get_or_create(
        translation_key=page.translation_key, content_type=ContentType.objects.get(model="page")
    )
    source, _made = TranslationSource.objects.get_or_create(
        object=held,
        locale=page.locale,
        specific_content_type=specific,
        defaults={
            "object_repr": page.title,
            "content_json": "{}",
            "last_updated_at": timezone.now(),
        },
    )
    for code, counts in by_language.items():
        translation, _made = Translation.objects.get_or_create(
            source=source, target_locale=Locale.objects.get(language_code=code)
        )
        TranslationProgress.objects.update_or_create(translation=translation, defaults=counts)


@pytest.fixture
def page(library):
    page = make_activity(title="One gesture")
    make_progress(page, fr=COUNTS, uk={"words": 100})
    return page


@pytest.fixture
def translator(client, library):
    person = make_member(Role.TRANSLATOR, "fr")
    client.force_login(person)
    return person


def table(response):
    """The rows of the matrix: name of the row to the texts of its cells."""
    soup = BeautifulSoup(response.content, "html.parser")
    heads = [th.get_text(strip=True) for th in soup.select(".matrix__table thead th")][1:]
    return {
        tr.th.get_text(" ", strip=True): dict(
            zip(heads, (td.get_text(" ", strip=True) for td in tr.select("td")), strict=True)
        )
        for tr in soup.select(".matrix__table tbody tr")
    }


def get(client, **params):
    return client.get(reverse("translation:matrix"), params)


def test_it_says_percent_approved_by_page_and_language(client, page, translator):
    rows = table(get(client))
    assert rows["One gesture Activities"]["fr"].startswith("60 %")
    assert rows["One gesture Activities"]["uk"].startswith("0 %")
    assert rows["One gesture Activities"]["pl"] == "–"


def test_it_never_says_100_percent_before_everything_is_approved(client, library, translator):
    make_progress(make_activity(title="Nearly"), fr={"words": 1000, "words_approved": 999})
    assert table(get(client))["Nearly Activities"]["fr"].startswith("99 %")


def test_it_says_what_changed_and_who_was_last(client, page, translator):
    row = TranslationProgress.objects.get(words=100, words_approved=0)
    row.last_activity_at = datetime(2026, 11, 3, tzinfo=UTC)
    row.last_activity_by = translator
    row.save()
    cells = table(get(client))["One gesture Activities"]
    assert "5 words changed" in cells["fr"]
    assert translator.username in cells["uk"]


def test_it_sums_up_everything_that_is_listed(client, page, translator):
    make_progress(make_activity(title="Two"), fr={"words": 300, "words_approved": 300})
    assert table(get(client))["Everything listed"]["fr"].startswith("90 %")
    assert table(get(client, q="gesture"))["Everything listed"]["fr"].startswith("60 %")


def test_a_translator_gets_links_to_the_workplace(client, page, translator):
    workplace = reverse(
        "translation:workplace",
        args=[Translation.objects.get(target_locale__language_code="fr").pk],
    )
    assert f'href="{workplace}"' in get(client).content.decode()


@pytest.mark.parametrize(
    ("situation", "locale", "found"),
    [
        ("stale", "fr", ["Stale"]),
        ("stale", "uk", []),
        ("stale", "", ["Stale"]),
        ("to_do", "fr", ["Begun", "Stale"]),
        ("to_review", "fr", ["Begun"]),
        ("approved", "fr", ["Done"]),
        ("", "fr", ["Begun", "Done", "Stale"]),
    ],
)
def test_it_finds_pages_in_a_situation(client, library, translator, situation, locale, found):
    make_progress(
        make_activity(title="Stale"), fr={"words": 9, "words_approved": 4, "words_stale": 5}
    )
    make_progress(make_activity(title="Begun"), fr={"words": 9, "words_translated": 4})
    make_progress(make_activity(title="Done"), fr={"words": 9, "words_approved": 9})
    rows = table(get(client, situation=situation, locale=locale)) if found else {}
    names = [name.removesuffix(" Activities") for name in rows if name != "Everything listed"]
    assert names == found
    if not found:
        assert (
            "matrix__table" not in get(client, situation=situation, locale=locale).content.decode()
        )


def test_a_chosen_language_is_the_only_column(client, page, translator):
    assert list(table(get(client, locale="uk"))["One gesture Activities"]) == ["uk"]


def test_sections_are_summed_up_and_lead_to_their_pages(client, page, translator):
    make_progress(page.get_parent().specific, fr={"words": 10, "words_approved": 1})
    response = get(client, by="section")
    rows = table(response)
    assert rows["Activities"]["fr"].startswith("60 %")
    section = BeautifulSoup(response.content, "html.parser").find("a", string="Activities")
    pages = table(client.get(reverse("translation:matrix") + section["href"]))
    assert [name for name in pages if name != "Everything listed"] == ["One gesture Activities"]


@pytest.mark.parametrize("section", ["page-999999", "nonsense", "page-", "type-x", "type-99999"])
def test_a_section_nobody_knows_lists_nothing(client, page, translator, section):
    assert "One gesture" not in get(client, section=section).content.decode()


def test_the_csv_has_a_line_for_each_page_and_language_and_no_formula(client, library, translator):
    make_progress(make_activity(title='=HYPERLINK("x")'), fr=COUNTS, uk={"words": 7})
    content = b"".join(get(client, export="csv").streaming_content).decode()
    fr, uk = csv.DictReader(StringIO(content))
    assert fr["Title"] == """'=HYPERLINK("x")"""
    assert (fr["Language"], fr["Words"], fr["Words approved"]) == ("fr", "100", "60")
    assert (uk["Language"], uk["Words untranslated"], uk["Percent approved"]) == ("uk", "7", "0")


@pytest.mark.parametrize("title", ["+1", "-2+3", "@SUM", "|x", "%x", "＝1", " =1"])
def test_no_cell_of_the_csv_begins_like_a_formula(client, library, translator, title):
    make_progress(make_activity(title=title), fr=COUNTS)
    content = b"".join(get(client, export="csv").streaming_content).decode()
    assert next(csv.DictReader(StringIO(content)))["Title"].startswith("'")


def test_the_workbook_holds_texts_and_numbers(client, library, translator):
    make_progress(make_activity(title="=1+1"), fr=COUNTS)
    content = b"".join(get(client, export="xlsx").streaming_content)
    heading, line = openpyxl.load_workbook(BytesIO(content)).active.iter_rows()
    assert (line[0].value, line[0].data_type) == ("=1+1", "s")
    assert line[3].value == 100
    assert heading[0].value == "Title"


def test_exports_follow_the_filters(client, page, translator):
    content = b"".join(get(client, export="csv", q="nothing").streaming_content).decode()
    assert "One gesture" not in content
    content = b"".join(get(client, export="csv", locale="fr").streaming_content).decode()
    assert [line["Language"] for line in csv.DictReader(StringIO(content))] == ["fr"]


def test_an_account_without_a_part_in_translations_is_refused(client, page):
    client.force_login(make_person())
    assert get(client).status_code == 403
    assert "One gesture" not in get(client).content.decode()


def test_a_language_that_was_switched_off_is_left_out_and_nothing_breaks(client, page, translator):
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("en", "English"), ("fr", "French")]):
        response = get(client)
    assert list(table(response)["One gesture Activities"]) == ["fr"]


def test_stopped_translations_do_not_count(client, page, translator):
    Translation.objects.filter(target_locale__language_code="fr").update(enabled=False)
    assert table(get(client))["One gesture Activities"]["fr"] == "–"


def test_it_takes_at_most_ten_queries_of_its_own(
    client, library, translator, django_assert_max_num_queries
):
    languages = ("fr", "it", "lt", "pl", "uk", "ro", "hu", "pt")
    for number in range(60):
        page = make_activity(title=f"Page {number}")
        make_progress(page, **dict.fromkeys(languages, COUNTS))
    client.get(reverse("translation:matrix_results"))
    # Session, user, profile, roles, permissions and the site come on top: the shell of every admin screen.
    with django_assert_max_num_queries(18):
        response = client.get(reverse("translation:matrix_results"))
    assert len(table(response)) == 51


@pytest.mark.parametrize("section", ["page-" + "9" * 5_000, "type-" + "9" * 30, "page-٣", "x"])
def test_sections_that_nobody_made_are_empty(client, page, translator, section):
    response = get(client, section=section)
    assert response.status_code == 200
    assert page.title not in response.content.decode()


def test_sections_are_called_as_readers_know_them(client, library, page, translator):
    library.draft_title = "Not yet decided"
    library.save(update_fields=["draft_title"])
    assert "Not yet decided" not in get(client).content.decode()
