"""Typst at arm's length: our template, our fonts and a private folder for each document.

Content reaches typst as data only; the folder holds the template and the document's pictures.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

import typst

from activities.printing.glyphs import FONT_DIR
from activities.printing.images import FOLDER as PICTURES


Standard = Literal["ua-1"]
TEMPLATE_DIR: Final = Path(__file__).parent / "typst"
ENTRY: Final = "document.typ"

TypesettingError = typst.TypstError


@contextmanager
def desk(pictures: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with all that the document needs. Copies, not links: typst follows links out of it."""
    with TemporaryDirectory(prefix="prints-") as folder:
        root = Path(folder)
        shutil.copytree(TEMPLATE_DIR, root, dirs_exist_ok=True)
        (root / PICTURES).mkdir()
        for name, content in pictures.items():
            (root / name).write_bytes(content)
        yield root


def compile_pdf(root: Path, data: str, *, standards: tuple[Standard, ...], timestamp: int) -> bytes:
    return typst.compile(
        root / ENTRY,
        root=root,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=list(standards),
        timestamp=timestamp,
    )


def is_readable(root: Path, picture: str) -> bool:
    probe = root / "probe.typ"
    probe.write_text(f'#image("{picture}", width: 1mm)', encoding="utf-8")
    try:
        typst.compile(probe, root=root, font_paths=_fonts(), ignore_system_fonts=True)
    except TypesettingError:
        return False
    return True


def reason(error: typst.TypstError) -> str:
    return "; ".join([error.message, *error.hints])


@lru_cache(maxsize=1)
def version() -> str:
    """One hash of all that, besides the document, decides how a page looks."""
    digest = hashlib.sha256(metadata.version("typst").encode())
    for path in sorted([*TEMPLATE_DIR.glob("*.typ"), *FONT_DIR.glob("*.ttf")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT_DIR]
    )
