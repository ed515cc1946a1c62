"""The titles that lists of pages show, where the final words of a title changed with its original."""

from __future__ import annotations
