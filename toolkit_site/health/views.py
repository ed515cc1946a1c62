"""The health page: no session, no language, no detail that an outsider should not have."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from toolkit_site.health.probes import PROBES


logger = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every probe passes, else 503 with the kind of failure of each one that did not."""
    checks = {name: _reason(name) for name in PROBES}
    is_well = all(reason == "ok" for reason in checks.values())
    return JsonResponse(
        {"status": "ok" if is_well else "failing", "checks": checks},
        status=HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE,
    )


def _reason(name: str) -> str:
    """Run a probe. Its error's message may hold addresses and names, so that goes to the log only."""
    try:
        PROBES[name]()
    except Exception as error:
        logger.exception("Health probe %s failed", name)
        return f"failed: {type(error).__name__}"
    return "ok"
