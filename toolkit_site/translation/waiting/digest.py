"""The weekly mail: what waits for a person, in her language of the admin."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from wagtail.admin.utils import get_admin_base_url
from wagtail.users.models import UserProfile

from toolkit_site.translation.waiting.models import DigestSubscription
from toolkit_site.translation.waiting.queue import LanguageQueue, waiting_for


logger = logging.getLogger(__name__)

# A little less than a week, so that a weekly timer that comes an hour early does not skip a week.
PAUSE = timedelta(days=6, hours=12)


def send_digests(now: datetime | None = None) -> Counter[str]:
    """Send each mail that is due and return how many were sent, had nothing to say, or failed.

    Safe to repeat: a person is marked before her mail goes out, and unmarked when it could not be sent.
    """
    now = now or timezone.now()
    outcomes: Counter[str] = Counter()
    due = DigestSubscription.objects.filter(
        Q(last_sent_at=None) | Q(last_sent_at__lt=now - PAUSE),
        weekly=True,
        user__is_active=True,
    ).exclude(user__email="")
    for subscription in due.select_related("user"):
        outcomes[_send(subscription, now)] += 1
    return outcomes


def _send(subscription: DigestSubscription, now: datetime) -> str:
    queues = waiting_for(subscription.user)
    if not queues:
        return "nothing"
    before = subscription.last_sent_at
    claimed = DigestSubscription.objects.filter(pk=subscription.pk, last_sent_at=before)
    if not claimed.update(last_sent_at=now):
        return "taken"
    try:
        _mail(subscription, queues)
    except (OSError, SMTPException):
        logger.exception("The weekly translation mail could not be sent")
        DigestSubscription.objects.filter(pk=subscription.pk).update(last_sent_at=before)
        return "failed"
    return "sent"


def _mail(subscription: DigestSubscription, queues: list[LanguageQueue]) -> None:
    user = subscription.user
    base = (get_admin_base_url() or "").rstrip("/")
    profile = UserProfile.objects.filter(user=user).first()
    language = profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
    context = {
        "user": user,
        "queues": queues,
        "base": base,
        "settings_url": base + reverse("wagtailadmin_account"),
        "site": settings.WAGTAIL_SITE_NAME,
    }
    with translation.override(language):
        subject = _("%(site)s: translations wait for you") % {"site": settings.WAGTAIL_SITE_NAME}
        body = render_to_string("translation/waiting/digest.txt", context)
    send_mail(subject, body, None, [user.email])
