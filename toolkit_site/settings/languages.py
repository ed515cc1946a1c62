"""The languages of the site: English is the source, the eight others are translations of it."""

from __future__ import annotations


# In their own names, because a reader looks for her language by the word she uses for it.
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("lt", "Lietuvių"),
    ("pl", "Polski"),
    ("uk", "Українська"),
    ("ro", "Română"),
    ("hu", "Magyar"),
    ("pt", "Português"),
]

# Wagtail's own catalogues know European Portuguese only as pt-pt.
ADMIN_LANGUAGES = [("pt-pt", name) if code == "pt" else (code, name) for code, name in LANGUAGES]
