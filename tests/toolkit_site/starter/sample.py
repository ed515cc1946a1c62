"""A small content folder in which everything is right, for tests that spoil one thing at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolkit_site.starter.reading.content import read_content
from toolkit_site.starter.reading.problems import StarterError


FILE = "FL-91-look-twice.md"

TOPICS = """\
- slug: film-language
  title: Film language
  children:
    - {slug: editing, title: Editing, description: "What happens between two shots."}
    - {slug: sound, title: Sound}
"""

COMPETENCES = """\
- code: film-literacy
  title: Film literacy
  version: "2015"
  competences:
    - {code: FL1, title: What is specific about film}
    - code: FL2
      title: Making
      children:
        - {code: "2.1", title: Making together, description: "Make it with others."}
"""

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450">
<defs><marker id="tip"><path d="M0 0 L4 2"/></marker></defs>
<path d="M10 10 L90 90" stroke="#1d2433" marker-end="url(#tip)"/>
</svg>
"""

ACTIVITY = """\
---
code: FL-91
title: Look twice
slug: look-twice
topics: [editing]
activity_types: [exercise]
energy: 2
complexity: 1
prep_min: 10
run_min: {min: 20, max: 40}
debrief_min: 10
group: {min: 6, ideal: 12, max: 24}
subgroup: {size: 3, mixing: random}
age: {min: 13}
settings: [in-person]
tech: [phone]
cost: free
consent_required: true
last_reviewed: 2026-11-22
credits:
  - {name: The team, role: author}
---

Two looks at one picture. The second look finds more.

## Objectives

- [skill] Participants will be able to look twice.
- [attitude] Participants will be able to wait.

## Competences

- [film-literacy:FL1, level 2] Names what the first look missed.

## Key concepts

- **second look**: what we see when we know what we saw.

## Background

A **first** look is quick.

### Why

Read [more](https://example.org/more).

## Room

One circle.

![A circle of chairs.](drawings/FL-91-circle.svg)

## Preparation

- [day-before, facilitator] Choose the picture.

## Materials

- [1 per-subgroup, spare 5%, print, used up] Picture: one side, A4
- [2 m fixed, have] String

## Steps

### Look once

[10 min, intro, plenary, trim 1]

Show the picture.

1. Ten seconds.
2. Hide it.

> What did you see?

Cue: Ten seconds.

Needs: picture

![A face.](drawings/FL-91-face.svg)

### Look once

[12 min, experience, subgroup, optional]

Show it again.

### Talk

[10 min, reflect, plenary]

Talk about it.

## Debrief

- [what] What did you see first?
- [so-what] Why did the second look find more? [optional]
- [now-what] Where will you look twice?

## Tips

- Wait.

## Variations

- [time, size] **Shorter**: look once.

## Accessibility

- [vision] Describe the picture.

## Safety and ethics

- [image-rights, form] Ask first.

## Consent

Ask who is in the picture.

## Evaluation

Listen.

- Somebody changed her mind.

## Clips

### A film (France, 1895, A. Director)

[00:00:01–00:00:45, public-domain, offline]

Look at the edge.

Link: https://example.org/film
Note: no speech

## Sources

- [CC-BY-4.0] Older game | A. Author | https://example.org/game | shorter
"""


def write(folder: Path, activity: str | bytes = ACTIVITY, name: str = FILE) -> Path:
    """Write the whole folder with this activity file, and return it."""
    drawings = folder / "activities" / "drawings"
    drawings.mkdir(parents=True, exist_ok=True)
    (folder / "topics.yaml").write_text(TOPICS)
    (folder / "competences.yaml").write_text(COMPETENCES)
    for drawing in ("FL-91-circle.svg", "FL-91-face.svg"):
        (drawings / drawing).write_text(DRAWING)
    data = activity if isinstance(activity, bytes) else activity.encode()
    (folder / "activities" / name).write_bytes(data)
    return folder


def changed(old: str, new: str) -> str:
    """Return the activity with one passage replaced; the passage has to be there."""
    assert old in ACTIVITY
    return ACTIVITY.replace(old, new, 1)


def problems(folder: Path) -> list[str]:
    """Return every problem that reading the folder finds."""
    try:
        content = read_content(folder)
    except StarterError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in content.warnings]


def line_of(text: str, passage: str) -> int:
    """Return the number of the first line that holds the passage."""
    return text[: text.index(passage)].count("\n") + 1


def english(model: Any) -> Any:
    """Return the rows in the source language: everything else on the site is a translation of one."""
    return model._default_manager.filter(locale__language_code="en")
