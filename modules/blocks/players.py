"""Players of other sites: where the player of a link is, if we know that site. Pure functions over addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

from django.conf import settings


YOUTUBE = ("youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com")
VIMEO = ("vimeo.com", "www.vimeo.com", "player.vimeo.com")
DAILYMOTION = ("dailymotion.com", "www.dailymotion.com")
PEERTUBE_PATH = re.compile(r"/(?:w|videos/watch|videos/embed)/(?P<id>[\w-]+)/?")


@dataclass(frozen=True)
class Player:
    """Where a film can be watched: the site's name, and the address of its player where this site lets it in."""

    host: str
    embed_url: str = ""


def player(link: str) -> Player:
    """Return the player behind a link; without an embed address, there is only the link."""
    url = urlsplit(link)
    embed_url = _embed_url(url)
    allowed = urlsplit(embed_url).hostname in allowed_hosts() if embed_url else False
    return Player((url.hostname or "").removeprefix("www."), embed_url if allowed else "")


def allowed_hosts() -> list[str]:
    """Return the hosts whose players may be loaded. None, unless the site's policy and this setting name them."""
    return list(getattr(settings, "MODULES_PLAYER_HOSTS", ()))


def _embed_url(url: SplitResult) -> str:
    host = (url.hostname or "").lower()
    if host in YOUTUBE or host == "youtu.be":
        return _with_id("https://www.youtube-nocookie.com/embed/", _youtube_id(host, url))
    if host in VIMEO:
        return _vimeo(url.path)
    if host in DAILYMOTION or host == "dai.ly":
        return _with_id("https://geo.dailymotion.com/player.html?video=", _last_part(url.path))
    found = PEERTUBE_PATH.fullmatch(url.path)
    return f"https://{host}/videos/embed/{found['id']}" if found and host else ""


def _youtube_id(host: str, url: SplitResult) -> str:
    if host != "youtu.be" and url.path == "/watch":
        return parse_qs(url.query).get("v", [""])[0]
    return _last_part(url.path)


def _vimeo(path: str) -> str:
    # An unlisted film has its key behind its number.
    found = re.fullmatch(r"/(?:video/)?(?P<id>\d+)(?:/(?P<key>[0-9a-f]+))?/?", path)
    if not found:
        return ""
    key = f"?h={found['key']}" if found["key"] else ""
    return f"https://player.vimeo.com/video/{found['id']}{key}"


def _last_part(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _with_id(address: str, film: str) -> str:
    return f"{address}{film}" if re.fullmatch(r"[\w-]{5,20}", film) else ""
