"""What stands before every address of a learner: no copies in between, and forms that only our own pages can send."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt, csrf_protect


View = Callable[..., HttpResponseBase]

READING = ("GET", "HEAD")
# "none" is what browsers say of a page that its reader loads again or restores.
OWN_SITES = ("same-origin", "none")


def is_cookieless(request: HttpRequest) -> bool:
    """Tell whether a form came without any cookie: it is answered, and nothing of it is kept."""
    return bool(getattr(request, "cookieless", False))


def learner_page(view: View) -> View:
    """Let nobody but this browser's user see the answer again, and no search engine see it at all."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        return _kept_private(view(request, *args, **kwargs))

    return answer


def learner_post(view: View) -> View:
    """Let forms through that a page of ours sent, and nothing but forms.

    A browser that keeps no cookies cannot hold the token against forgery. It is let through marked as `cookieless`:
    since nothing is recorded for it and no cookie is set, a forged form of this kind changes nothing.
    """
    guarded = _guarded(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "POST":
            return guarded(request, *args, **kwargs)
        response = _kept_private(render(request, "modules/learners/only_forms.html", status=405))
        response.headers["Allow"] = "POST"
        return response

    return answer


def learner_form(view: View) -> View:
    """Let a page be read, and the form on it be sent, as `learner_post` lets it."""
    guarded, page = _guarded(view), learner_post(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method in READING:
            return _kept_private(view(request, *args, **kwargs))
        return (guarded if request.method == "POST" else page)(request, *args, **kwargs)

    return answer


def _guarded(view: View) -> View:
    protected = csrf_protect(view)

    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        request.cookieless = not request.COOKIES  # type: ignore[attr-defined]
        if not _is_from_here(request):
            raise PermissionDenied
        checked = view if is_cookieless(request) else protected
        return _kept_private(checked(request, *args, **kwargs))

    return answer


def _is_from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site not in OWN_SITES:
        return False
    own = f"{request.scheme}://{request.get_host()}"
    return origin is None or origin == own or origin in settings.CSRF_TRUSTED_ORIGINS


def _kept_private(response: HttpResponseBase) -> HttpResponseBase:
    patch_cache_control(response, private=True, no_store=True)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
