"""The index follows the pages, by Wagtail's own signals and commands."""

from __future__ import annotations

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection

from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

import pytest

from tests.search_app.models import SearchPage
from toolkit_site.search.backends import database, documents, vocabulary
from toolkit_site.search.models import IndexedWord


def words_stored():
    """Return all that the index tables say about pages of the test's type, as one text."""
    entries = IndexEntry.objects.filter(content_type__model="searchpage")
    if connection.vendor != "sqlite":
        return " ".join(f"{entry.body} {entry.autocomplete}" for entry in entries)
    with connection.cursor() as cursor:
        cursor.execute("SELECT a, b, c, d, autocomplete FROM toolkit_search_fts")
        return " ".join(text for row in cursor.fetchall() for text in row)


def test_a_saved_page_is_found_by_its_new_words_only(add_page, titles):
    page = add_page("Alpha")
    page.title = "Beta"
    page.save()
    assert titles("alpha") == []
    assert titles("beta") == ["Beta"]
    assert IndexEntry.objects.filter(object_id=str(page.pk)).count() == 1


@pytest.mark.parametrize("way", ["delete", "raw", "cascade", "index"])
def test_a_deleted_page_leaves_no_word_in_the_index(add_page, titles, way):
    page = add_page("Xanadu")
    if way == "delete":
        page.delete()
    elif way == "raw":
        IndexEntry.objects.filter(object_id=str(page.pk))._raw_delete(DEFAULT_DB_ALIAS)
    elif way == "cascade":
        Page.objects.filter(pk=page.pk).delete()
    else:
        get_search_backend().delete(page)
    assert titles("xanadu") == []
    assert "xanadu" not in words_stored()


def test_the_update_command_indexes_what_no_signal_told(add_page, titles):
    page = add_page("Alpha")
    SearchPage.objects.filter(pk=page.pk).update(title="Gamma")
    gone = add_page("Delta")
    for model in (SearchPage, Page):
        model.objects.filter(pk=gone.pk)._raw_delete(DEFAULT_DB_ALIAS)
    call_command("update_index", verbosity=0)
    assert titles("gamma") == ["Gamma"]
    assert titles("alpha") == titles("delta") == []
    assert "delta" not in words_stored()


def test_the_update_command_forgets_words_that_no_longer_occur(add_page):
    page = add_page("Xanadu")
    page.title = "Alpha"
    page.save()
    assert IndexedWord.objects.filter(word="xanadu").exists()
    call_command("update_index", verbosity=0)
    assert not IndexedWord.objects.filter(word="xanadu").exists()
    assert IndexedWord.objects.filter(word="alpha").count() == 1


def test_resetting_the_index_empties_it(add_page, titles):
    add_page("Alpha")
    get_search_backend().reset_indexes()
    assert titles("alpha") == []
    assert words_stored() == ""


def test_a_migration_that_copies_wagtails_table_is_repaired_by_the_update_command(add_page):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps the words in Wagtail's own table, with no trigger to lose")
    page = add_page("Xanadu")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER toolkit_search_entry_deleted")
    page.delete()
    assert "xanadu" in words_stored()
    call_command("update_index", verbosity=0)
    assert "xanadu" not in words_stored()
    add_page("Xanadu").delete()
    assert "xanadu" not in words_stored()


def test_saving_an_unchanged_page_writes_no_new_words(add_page):
    page = add_page("Alpha beta")
    before = IndexedWord.objects.count()
    page.save()
    assert IndexedWord.objects.count() == before


def test_boosts_are_put_in_four_classes():
    classes = documents.weight_classes(SearchPage)
    assert classes == {10: "A", 5: "B", 2: "C", None: "D"}
    assert documents.weight_classes(Page) == {2: "A"}


def test_empty_values_have_no_words():
    page = SearchPage(title="Alpha", summary=None)
    assert documents.Document.of(page, "1").vocabulary == {"alpha"}


def test_the_back_end_is_chosen_by_the_default_database(monkeypatch):
    backend = get_search_backend()
    assert type(backend).__module__.startswith("toolkit_site.search.backends.")
    monkeypatch.setattr(database.connection, "vendor", "oracle")
    assert type(database.SearchBackend({})).__name__ == "DatabaseSearchBackend"


def test_the_vocabulary_is_kept_in_batches(db):
    words = {f"word{number}" for number in range(2 * vocabulary.BATCH + 1)}
    vocabulary.remember(words, DEFAULT_DB_ALIAS)
    assert set(IndexedWord.objects.values_list("word", flat=True)) >= words


def test_ranking_looks_at_each_hit_once(add_page):
    """On SQLite the stock back end ranks anew for each hit, which takes a minute for 10,000."""
    for number in range(3):
        add_page(f"Alpha {number}")
    plan = SearchPage.objects.all().search("alpha")[:2].get_queryset().explain()
    if connection.vendor == "sqlite":
        assert plan.count("MATERIALIZE found") == 1
        assert "AUTOMATIC COVERING INDEX (object_id=?)" in plan
    else:
        assert "SubPlan" not in plan
