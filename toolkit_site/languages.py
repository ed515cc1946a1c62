"""The language of a request, by its address."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware


class LanguageMiddleware(LocaleMiddleware):
    """Django's, but an address that exists without a language keeps its own "not found".

    Django leads every 404 to the same address below `/<lang>/`, which Wagtail's pages take for theirs: an editor who
    asked for a page of the admin that is gone would be told so by the public site, at an address that nobody asked for.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Redirect to an address with a language only what no view has answered."""
        if response.status_code == 404 and request.resolver_match is not None:
            return response
        return super().process_response(request, response)
