"""A page with four weights, a facet, rich text and related keywords."""

from __future__ import annotations

from django.db import models

from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

from modelcluster.fields import ParentalKey


class SearchPage(Page):
    objectives = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    body = RichTextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=10)

    search_fields = [
        *Page.search_fields,
        index.SearchField("title", boost=10),
        index.SearchField("objectives", boost=5),
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.FilterField("minutes"),
        index.RelatedFields(
            "keywords", [index.SearchField("word", boost=5), index.AutocompleteField("word")]
        ),
    ]


class Keyword(Orderable):
    page = ParentalKey(SearchPage, on_delete=models.CASCADE, related_name="keywords")
    word = models.CharField(max_length=60)
