"""What we rely on in wagtail-localize, which promises none of it: an upgrade that changes any of it fails here.

Then read the room that the message names, decide what the change means for it, and only then raise the pin.
"""

from __future__ import annotations

import inspect
from importlib.metadata import version

from django.urls import URLPattern, URLResolver

from wagtail import hooks
from wagtail.models import Locale
from wagtail_localize import fields, models, operations, strings, wagtail_hooks
from wagtail_localize.segments import extract, ingest, types

import pytest

from toolkit_site.translation.engine.blocks import EmptySafeExtractor
from toolkit_site.translation.engine.markup import MORE_INLINE_TAGS


PINNED = "1.14.5"

STOCK_INLINE_TAGS = ["a", "abbr", "acronym", "b", "code", "em", "i", "strong", "br"]

ADDRESSES = """
    convert_to_alias download_pofile edit_override edit_string_translation javascript_catalog machine_translate
    preview_translation snippets_api_detail snippets_api_listing stop_translation submit_page_translation
    submit_snippet_translation translations_report translations_report_results update_translations upload_pofile
""".split()

COLUMNS = {
    "TranslatableObject": "translation_key content_type",
    "TranslationSource": "id object specific_content_type locale object_repr content_json schema_version created_at"
    " last_updated_at",
    "Translation": "id uuid source target_locale created_at translations_last_updated_at"
    " destination_last_updated_at enabled",
    "TranslationLog": "id source locale created_at revision",
    "String": "id locale data_hash data",
    "TranslationContext": "id object path_id path field_path",
    "StringTranslation": "id translation_of locale context data translation_type tool_name last_translated_by"
    " created_at updated_at has_error field_error",
    "Template": "id uuid template template_format string_count",
    "SegmentOverride": "id locale context last_translated_by created_at updated_at data_json has_error field_error",
    "StringSegment": "id source context order string attrs",
    "TemplateSegment": "id source context order template",
    "RelatedObjectSegment": "id source context order object",
    "OverridableSegment": "id source context order data_json",
}

# Our upserts name these; where there are none, a lock on the source keeps rows single.
UNIQUE_TOGETHER = {
    "TranslatableObject": {("content_type", "translation_key")},
    "TranslationSource": {("object", "locale")},
    "Translation": {("source", "target_locale")},
    "String": {("locale", "data_hash")},
    "TranslationContext": {("object", "path_id")},
    "StringTranslation": {("locale", "translation_of", "context")},
    "StringSegment": set(),
    "TemplateSegment": set(),
    "RelatedObjectSegment": set(),
    "OverridableSegment": set(),
    "SegmentOverride": set(),
}

STOCK_EXTRACTOR = EmptySafeExtractor.__mro__[1]

SIGNATURES = {
    extract.extract_segments: "(instance)",
    STOCK_EXTRACTOR.__init__: "(self, field, include_overridables=False)",
    STOCK_EXTRACTOR.handle_block: "(self, block_type, block_value, raw_value=None)",
    STOCK_EXTRACTOR.handle_image_block: "(self, block, image_block_value, raw_value=None)",
    ingest.ingest_segments: "(original_obj, translated_obj, src_locale, tgt_locale, segments)",
    ingest.organise_template_segments: "(segments)",
    fields.copy_synchronised_fields: "(source, target)",
    fields.get_translatable_fields: "(model)",
    types.StringSegmentValue.__init__: "(self, path, string, attrs=None, **kwargs)",
    types.TemplateSegmentValue.__init__: "(self, path, format, template, string_count, **kwargs)",
    types.RelatedObjectSegmentValue.__init__: "(self, path, content_type, translation_key, **kwargs)",
    types.RelatedObjectSegmentValue.get_instance: "(self, locale)",
    types.OverridableSegmentValue.__init__: "(self, path, data, **kwargs)",
    strings.StringValue.__init__: "(self, data)",
    strings.StringValue.from_translated_html: "(html)",
    strings.StringValue.render_soup: "(self, attrs)",
    strings.extract_strings: "(html)",
    strings.restore_strings: "(template, strings)",
    strings.validate_translation_links: "(translation_of, data)",
    models.String._get_data_hash: "(data)",
    models.TranslationContext._get_path_id: "(path)",
    models.OverridableSegmentQuerySet.annotate_override_json: "(self, locale, include_errors=False)",
    models.TranslationSource.get_source_instance: "(self)",
    models.TranslationSource.get_translated_instance: "(self, locale)",
    models.Translation.get_target_instance: "(self)",
    operations.TranslationCreator.create_translations: "(self, instance, include_related_objects=True)",
}

HOOKS = {
    "register_admin_urls": ["register_admin_urls"],
    "register_permissions": ["register_submit_translation_permission"],
    "register_page_header_buttons": ["page_listing_more_buttons"],
    "register_page_listing_more_buttons": ["page_listing_more_buttons"],
    "register_snippet_listing_buttons": ["register_snippet_listing_buttons"],
    "before_edit_page": ["before_edit_page"],
    "before_edit_snippet": ["before_edit_snippet"],
    "register_page_action_menu_item": [
        "register_convert_back_to_alias_page_action_menu_item",
        "register_restart_translation_page_action_menu_item",
    ],
    "register_snippet_action_menu_item": ["register_restart_translation_snippet_action_menu_item"],
    "register_reports_menu_item": ["register_wagtail_localize2_report_menu_item"],
}


def names_in(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names_in(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name


def test_it_is_the_version_that_we_know():
    assert version("wagtail-localize") == PINNED, "Run these tests, then raise PINNED and the pin."


def test_it_has_no_address_that_the_guard_does_not_know():
    found = set(names_in(wagtail_hooks.register_admin_urls()))
    assert sorted(found) == ADDRESSES, "translation/guard must close or route what is new."


@pytest.mark.parametrize("name", COLUMNS)
def test_its_tables_have_the_columns_that_we_write(name):
    found = [field.name for field in getattr(models, name)._meta.concrete_fields]
    assert found == COLUMNS[name].split(), "translation/engine and translation/sync write this."


@pytest.mark.parametrize("name", UNIQUE_TOGETHER)
def test_its_tables_have_the_constraints_on_which_our_upserts_stand(name):
    found = getattr(models, name)._meta
    assert (set(found.unique_together), found.constraints) == (UNIQUE_TOGETHER[name], []), (
        "translation/engine/keys.py, translation/states/writing.py and translation/sync name these."
    )


def test_templates_are_unique_by_hash():
    assert models.Template._meta.get_field("uuid").unique, "translation/engine/keys.py"


@pytest.mark.parametrize("function", SIGNATURES, ids=lambda function: function.__qualname__)
def test_its_functions_take_what_we_give_them(function):
    assert str(inspect.signature(function)) == SIGNATURES[function], "translation/engine calls it."


@pytest.mark.parametrize("hook", HOOKS)
def test_its_hooks_are_those_that_the_guard_precedes(hook):
    found = [
        function.__name__
        for function in hooks.get_hooks(hook)
        if function.__module__ == wagtail_hooks.__name__
    ]
    assert sorted(set(found)) == HOOKS[hook], "translation/guard answers before these."


def test_it_has_no_other_hooks():
    hooks.search_for_hooks()
    found = {
        name
        for name, registered in hooks._hooks.items()
        for function, _order in registered
        if function.__module__ == wagtail_hooks.__name__
    }
    assert found - {"register_log_actions", "register_icons"} == set(HOOKS), "translation/guard"


def test_its_inline_tags_are_one_list_to_which_we_only_add():
    assert [*STOCK_INLINE_TAGS, *MORE_INLINE_TAGS] == strings.INLINE_TAGS, (
        "translation/engine/markup.py"
    )


def test_it_extracts_with_our_extractor():
    assert extract.StreamFieldSegmentExtractor is EmptySafeExtractor
    assert STOCK_EXTRACTOR.__module__ == extract.__name__
    assert "StreamFieldSegmentExtractor(" in inspect.getsource(extract.extract_segments), (
        "translation/engine/blocks.py takes the place of a class that is no longer used."
    )


@pytest.mark.django_db
def test_its_hashes_are_those_of_the_rows_that_are_there():
    locale = Locale.objects.get_or_create(language_code="en")[0]
    row = models.String.from_value(locale, strings.StringValue("Sit in a circle."))
    assert str(row.data_hash) == "cb34b6fe-8d53-5e8f-a3fa-7f1cadc11bc6", (
        "translation/engine/keys.py would write every text twice."
    )


def test_its_rows_are_still_found_by_what_was_stored():
    path = models.TranslationContext._get_path_id("steps.1.title")
    assert str(path) == "413162f0-be68-5864-a8fe-e575fda68171", (
        "translation/engine/keys.py would write every context twice."
    )
