from django.db import migrations, models

from modelsearch.backends.database.sqlite.utils import fts5_available
from modelsearch.conf import get_app_config


# The app that has the index entries is wagtail.search on a Wagtail site, modelsearch itself on any other.
LAST_MIGRATIONS = {"wagtailsearch": "0010_add_text_fields", "modelsearch": "0003_add_text_fields"}


def create_full_text_table(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite" or not fts5_available():
        return
    entries = get_app_config().get_model("IndexEntry")._meta.db_table
    # The texts come folded: the tokenizer has only to cut at the spaces.
    schema_editor.execute(
        "CREATE VIRTUAL TABLE toolkit_search_fts USING fts5"
        "(a, b, c, d, autocomplete, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
    )
    schema_editor.execute(
        f"CREATE TRIGGER toolkit_search_entry_deleted AFTER DELETE ON {entries} "
        "BEGIN DELETE FROM toolkit_search_fts WHERE rowid = OLD.id; END"
    )


def drop_full_text_table(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS toolkit_search_entry_deleted")
        schema_editor.execute("DROP TABLE IF EXISTS toolkit_search_fts")


class Migration(migrations.Migration):
    initial = True

    dependencies = [(get_app_config().label, LAST_MIGRATIONS[get_app_config().label])]

    operations = [
        migrations.CreateModel(
            name="IndexedWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(db_index=True, max_length=64, verbose_name="word")),
            ],
            options={
                "verbose_name": "indexed word",
                "verbose_name_plural": "indexed words",
            },
        ),
        migrations.RunPython(create_full_text_table, drop_full_text_table),
    ]
