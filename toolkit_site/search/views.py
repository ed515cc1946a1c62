"""The page of the site search."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from activities.pages.languages import reader_language
from toolkit_site.home.front import library_url
from toolkit_site.search.site_search import as_results, find_pages


PAGE_LENGTH = 20
LONGEST_QUERY = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what the public pages say about the words in `q`; an odd page number shows the nearest page there is."""
    query = " ".join(request.GET.get("q", "")[:LONGEST_QUERY].replace("\0", " ").split())
    found = find_pages(query, get_language() or "")
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "query": query,
        "results": as_results(list(page), request),
        "total": len(found),
        "page": page,
        "previous_url": _page_url(query, page, -1),
        "next_url": _page_url(query, page, +1),
        "library_url": library_url(reader_language(), request),
    }
    return render(request, "search.html", context)


def _page_url(query: str, page: ResultPage, step: int) -> str:
    number = page.number + step
    if not 1 <= number <= page.paginator.num_pages:
        return ""
    return f"?{urlencode({'q': query, 'page': number})}"
