"""Links in words whose source was edited: each keeps its address, not its number."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup


Attrs = dict[str, dict[str, Any]]


def carry_links(words: str, old: Attrs, new: Attrs) -> str:
    """Return words of an old text for a new one: links are renumbered as the new text numbers them.

    A link that the new text does not have becomes plain words.
    """
    if "id=" not in words:
        return words
    numbers = _numbers(old, new)
    soup = BeautifulSoup(words, "html.parser")
    for tag in soup.find_all(id=True):
        number = numbers.get(str(tag["id"]))
        if number:
            tag["id"] = number
        else:
            tag.unwrap()
    return str(soup)


def _numbers(old: Attrs, new: Attrs) -> dict[str, str]:
    """Return the new id of each old one: by its address, and if no link was added or removed, by its position."""
    free = dict(new)
    numbers = {}
    for old_id, attrs in old.items():
        same = next((new_id for new_id, held in free.items() if held == attrs), None)
        if same:
            numbers[old_id] = same
            del free[same]
    if len(old) == len(new):
        numbers |= {old_id: old_id for old_id in old if old_id not in numbers and old_id in free}
    return numbers
