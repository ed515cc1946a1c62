"""Which players we know, and that none is let in unless the site names its host."""

from __future__ import annotations

import pytest

from modules.blocks.players import player


HOSTS = ["www.youtube-nocookie.com", "player.vimeo.com", "geo.dailymotion.com", "tube.example.org"]


@pytest.mark.parametrize(
    ("link", "embed_url"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&t=3", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://youtu.be/abcdefghijk?si=x", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://www.youtube.com/shorts/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871"),
        ("https://vimeo.com/76979871/0a1b2c", "https://player.vimeo.com/video/76979871?h=0a1b2c"),
        ("https://www.dailymotion.com/video/x8abcde", "https://geo.dailymotion.com/player.html?video=x8abcde"),
        ("https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", "https://tube.example.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv"),
        ("https://tube.example.org/videos/watch/9c9de5e8", "https://tube.example.org/videos/embed/9c9de5e8"),
        # A host that the site does not name, and addresses that are no film.
        ("https://other.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", ""),
        ("https://www.youtube.com/watch?v=%22onload=x", ""),
        ("https://www.youtube.com/@channel", ""),
        ("https://vimeo.com/ondemand/film", ""),
        ("https://example.org/film.html", ""),
    ],
)  # fmt: skip
def test_the_player_of_a_link_is_derived(settings, link, embed_url):
    settings.MODULES_PLAYER_HOSTS = HOSTS
    assert player(link).embed_url == embed_url


def test_without_the_setting_there_is_only_the_link():
    found = player("https://www.youtube.com/watch?v=abcdefghijk")
    assert (found.host, found.embed_url) == ("youtube.com", "")
