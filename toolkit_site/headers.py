"""Response headers that tell browsers what a page may do. The admin's inline scripts are in `admin_scripts`."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


# Django 6 and django-csp 4 would write these headers too, but both want the policy in settings and neither knows an
# admin that needs another one: a dictionary and a join serve Django 5.2 and 6.1 alike, without a dependency.
Policy = dict[str, list[str]]

# Public pages have no inline script or style at all, so their policy needs neither nonces nor exceptions.
PUBLIC: Policy = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "media-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    "frame-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}
# Wagtail's editor writes <style> elements at run time, and previews fresh uploads as blobs.
ADMIN: Policy = {
    **PUBLIC,
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
}
# A browser's own PDF viewer has styles of its own: it gets the rules about the frame, not those about content.
PDF: Policy = {"base-uri": ["'none'"], "form-action": ["'none'"], "frame-ancestors": ["'self'"]}

FIXED_HEADERS = {
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# These are served by the site itself unless a setting names another host for them.
HOSTED_ELSEWHERE = {
    "STATIC_URL": ["script-src", "style-src", "img-src", "font-src"],
    "MEDIA_URL": ["img-src", "media-src"],
}


def is_admin(request: HttpRequest) -> bool:
    """Tell whether the request is for Wagtail's admin, wherever the URLs put it."""
    return request.path_info.startswith(reverse("wagtailadmin_home"))


def policy_text(policy: Policy, **extra: str) -> str:
    """Return the header's value; `extra` adds one source to a directive (`script_src="'nonce-…'"`)."""
    sources = {directive: list(values) for directive, values in policy.items()}
    for directive, source in extra.items():
        sources[directive.replace("_", "-")].append(source)
    for setting, directives in HOSTED_ELSEWHERE.items():
        url = urlsplit(getattr(settings, setting) or "")
        for directive in directives if url.netloc else ():
            if directive in sources:
                sources[directive].append(f"{url.scheme or 'https'}://{url.netloc}")
    if "frame-src" in sources:
        sources["frame-src"] += [f"https://{host}" for host in settings.MODULES_PLAYER_HOSTS]
    return "; ".join(f"{directive} {' '.join(values)}" for directive, values in sources.items())


class PublicHeadersMiddleware:
    """Puts the security headers on every response that does not carry stricter ones of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if "Content-Security-Policy" not in response:
            response["Content-Security-Policy"] = policy_text(self._policy(request, response))
        for header, value in FIXED_HEADERS.items():
            response.headers.setdefault(header, value)
        return response

    @staticmethod
    def _policy(request: HttpRequest, response: HttpResponseBase) -> Policy:
        if response.get("Content-Type", "").startswith("application/pdf"):
            return PDF
        return ADMIN if is_admin(request) else PUBLIC
