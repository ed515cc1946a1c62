"""Nobody can try codes until one fits: so many wrong ones from one address within an hour, and it has to wait."""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from modules.learners import conf
from modules.learners.models import CodeGuesses


SALT = "modules.learners.guessing"
# A household or a school gets as many addresses of version 6 as it likes, within this part.
PREFIX_6 = 64


class Try(NamedTuple):
    """One of the tries that an address has within an hour."""

    address_hash: str
    hour: datetime


def take(request: HttpRequest) -> Try | None:
    """Use up one try before anything is looked up; None when there is none left.

    Taken first and given back afterwards, so that a thousand requests at once are not a thousand tries.
    """
    chosen = Try(_hashed(address_of(request)), _this_hour())
    if _count(chosen):
        return chosen
    CodeGuesses.objects.bulk_create([CodeGuesses(**chosen._asdict())], ignore_conflicts=True)
    return chosen if _count(chosen) else None


def give_back(chosen: Try) -> None:
    """Return a try that was no wrong guess."""
    rows = CodeGuesses.objects.filter(**chosen._asdict(), failures__gt=0)
    rows.update(failures=F("failures") - 1)


def seconds_to_wait() -> int:
    """Return after how many seconds there are new tries."""
    left = _this_hour() + timedelta(hours=1) - timezone.now()
    return max(1, int(left.total_seconds()) + 1)


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from, as far as our own proxies vouch for it."""
    proxies = conf.trusted_proxies()
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < proxies <= len(forwarded):
        return _place(forwarded[-proxies])
    return _place(request.META.get("REMOTE_ADDR", ""))


def _count(chosen: Try) -> bool:
    rows = CodeGuesses.objects.filter(**chosen._asdict(), failures__lt=conf.code_failures())
    return rows.update(failures=F("failures") + 1) == 1


def _this_hour() -> datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def _hashed(address: str) -> str:
    return salted_hmac(SALT, address, algorithm="sha256").hexdigest()


def _place(text: str) -> str:
    """Return an address in one spelling, without its port; those of version 6 by their network."""
    text = text.strip()
    host = text[1:].partition("]")[0] if text.startswith("[") else text
    if host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return text
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, PREFIX_6), strict=False))
