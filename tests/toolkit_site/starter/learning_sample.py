"""A module, two units with every kind of block and question, and a path: for tests that spoil one thing at a time."""

from __future__ import annotations

from pathlib import Path

from tests.toolkit_site.starter.films import CAPTIONS, FILM, poster
from tests.toolkit_site.starter.sample import DRAWING, write


MODULE_FILE = "modules/seeing/module.md"
UNIT_FILE = "modules/seeing/01-a-frame.md"
SECOND_FILE = "modules/seeing/02-a-cut.md"
PATH_FILE = "paths/first-film.md"

MODULE = """\
---
title: "Seeing: first steps"
slug: seeing
cover: drawings/M1-cover.svg
competences: ["film-literacy:FL1"]
---

Two units on looking.

## Introduction

You look **twice**.

### For whom

- everybody
"""

UNIT = """\
---
title: A frame
slug: a-frame
minutes: 20
competences: ["film-literacy:FL1", "film-literacy:2.1"]
---

A frame shows and hides.

## Goals

- choose a frame
- say what it hides

## Text

### Four edges

A frame has **four** edges. Count them.

## Picture

![A door in a frame.](drawings/M1-door.svg)

The door is open.

## Activity: FL-91

Now look with others.

## Film clip: A train

- Link: https://example.org/a_train_comes_in
- Look at: The edge of the picture.
- Credit: A. Maker, CC BY 4.0

### Transcript

A train comes in.

## Self-check: What do you see?

### Choose one

What does a frame do?

- [x] It chooses. | Yes, it does.
- [ ] It sleeps. | Frames do not sleep.
Hint: Think of the door.

Why: Because of the **edges**.

A second reason.

### Choose several

Which are sizes?

- [x] Close-up
- [x] Long shot | Yes.
- [ ] Elephant | No.

### True or not

A frame hides something.

Answer: true
Right: It does.
Wrong: Look behind
the edge.

### Put in order

From far to near?

1. Long shot
2. Medium shot
3. Close-up

Right: That is it.

Wrong: Begin far away.

### Match

What belongs together?

- Far = small
- Near = big

Right: Yes.

### Short text

What is a picture of a face called?

Accepted:

- close-up
- a close up

Wrong: It begins with c.

### Find the place

Where is somebody?

![A room with a shadow.](drawings/M1-door.svg)

- [ ] (10, 20) The window | Nobody is there.
- [x] (80, 75) The floor | Yes.

### Order the shots

How does it go?

1. ![A hand.](drawings/M1-hand.svg) A hand knocks.
2. ![A door.](drawings/M1-door.svg) The door opens.
3. ![A face.](drawings/FL-91-face.svg) She smiles.

Right: So it goes.

### Open answer

What would you film?

Model answer: I would film *a door*.

Every door is a question.

Hint: Look around.

## Self-check

### True or not

A door is a frame.

Answer: true

## Reflection

What did you leave out?

Begin: I left out …
"""

SECOND = """\
---
title: A cut
slug: a-cut
minutes: 15
---

A cut joins two shots.

## Goals

- join two shots

## Text

A cut joins.

## Film clip: A door

- File: clips/M1-door.mp4
- Captions: en, fr
- Look at: The handle.
- Credit: A. Maker, CC BY-SA 4.0

### Transcript

A door opens.

## Self-check

### Spot the cut

When is there a cut?

Clip: A door
Cuts: 4, 7.5
Tolerance: 0.5
Right: Both.
Wrong: Look again.
Hint: Two.
Why: It jumps.
"""

PATH = """\
---
title: First film
slug: first-film
cover: drawings/M1-cover.svg
steps:
  - unit: seeing/a-frame
    why: "Begin here."
  - activity: FL-91
    optional: true
    minutes: 30
    after: {all: [seeing/a-frame], firm: lock}
  - unit: seeing/a-cut
    after: {any: [seeing/a-frame, FL-91]}
---

To a film in three steps.

## Introduction

Take your time.
"""

FILES = {MODULE_FILE: MODULE, UNIT_FILE: UNIT, SECOND_FILE: SECOND, PATH_FILE: PATH}


def write_learning(folder: Path) -> Path:
    """Write the sample of activities with modules and paths beside it."""
    write(folder)
    drawings = folder / "modules" / "seeing" / "drawings"
    drawings.mkdir(parents=True, exist_ok=True)
    (folder / "paths").mkdir(exist_ok=True)
    for name in ("M1-cover", "M1-door", "M1-hand"):
        (drawings / f"{name}.svg").write_text(DRAWING)
    clips = folder / "modules" / "seeing" / "clips"
    clips.mkdir(exist_ok=True)
    (clips / "M1-door.mp4").write_bytes(FILM)
    (clips / "M1-door.png").write_bytes(poster())
    for language in ("en", "fr"):
        (clips / f"M1-door.{language}.vtt").write_text(CAPTIONS)
    for file, text in FILES.items():
        (folder / file).write_text(text)
    return folder


def change(folder: Path, file: str, old: str, new: str) -> str:
    """Replace a passage of a file, which has to be there, and return the text."""
    path = folder / file
    text = path.read_text()
    assert old in text, old
    path.write_text(text.replace(old, new, 1))
    return path.read_text()
