"""The folders of clips: a film, the picture shown before it plays, and its captions lie side by side in them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from django.utils.translation import gettext as _

import webvtt
from PIL import Image, UnidentifiedImageError

from modules.blocks.captions import is_known_language, problem
from toolkit_site.starter.reading.clip_files import CLIPS, is_film, poster_path
from toolkit_site.starter.reading.film_facts import FilmError, film_facts
from toolkit_site.starter.reading.problems import Report, missing_file
from toolkit_site.starter.reading.starter_content import MODULES, StarterContent
from toolkit_site.starter.reading.text_file import decode


FOLDERS = (MODULES, f"{MODULES}/*")
NAME = re.compile(r"(?P<stem>[A-Za-z0-9][A-Za-z0-9_-]*)(?:\.mp4|\.png|\.(?P<code>[A-Za-z-]+)\.vtt)")
MAX_POSTER_BYTES = 100_000


def read_clips(folder: Path, content: StarterContent) -> list[Report]:
    """Add the files of clips to the content, and return what is wrong with each."""
    found: dict[str, tuple[bytes, Report]] = {}
    for home in FOLDERS:
        for path in sorted(folder.glob(f"{home}/{CLIPS}/*")):
            report = Report(path.relative_to(folder).as_posix())
            known = f"{CLIPS}/{path.name}"
            if known in found:
                report.add(1, _("another folder has a file of this name already"))
            # A name that is refused is nobody's.
            found[report.file if known in found else known] = (path.read_bytes(), report)
    content.clips = {known: data for known, (data, _report) in found.items()}
    for known, (data, report) in found.items():
        if not report.failed:
            _check(known, data, content, report)
    return [report for _data, report in found.values()]


def _check(known: str, data: bytes, content: StarterContent, report: Report) -> None:
    name = NAME.fullmatch(known.rpartition("/")[2])
    if name is None:
        message = _(
            "files of clips are called NAME.mp4, NAME.png and, for each language, NAME.en.vtt"
        )
        report.add(1, message)
    elif name["code"]:
        _check_captions(f"{CLIPS}/{name['stem']}.mp4", name["code"], data, content, report)
    elif is_film(known):
        _check_film(known, data, content, report)
    else:
        _check_poster(data, report)


def _check_film(known: str, data: bytes, content: StarterContent, report: Report) -> None:
    try:
        film_facts(data)
    except FilmError as error:
        report.add(1, str(error))
    if poster_path(known) not in content.clips:
        message = _("the picture that is shown before it plays: %(problem)s")
        missing = missing_file(poster_path(known), [])
        report.add(1, message % {"problem": missing})


def _check_poster(data: bytes, report: Report) -> None:
    if len(data) > MAX_POSTER_BYTES:
        limit = {"limit": MAX_POSTER_BYTES // 1000}
        report.add(1, _("the picture is larger than %(limit)s kB") % limit)
        return
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as picture:
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        report.add(1, _("this is not a PNG picture"))


def _check_captions(
    film: str, code: str, data: bytes, content: StarterContent, report: Report
) -> None:
    if not is_known_language(code):
        message = _("“%(code)s” is not the code of a language that we know.")
        report.add(1, message % {"code": code})
    text = decode(data, report)
    if text is None:
        return
    wrong = problem(text)
    if wrong:
        report.add(1, wrong)
        return
    last = max(caption.end_in_seconds for caption in webvtt.from_string(text).captions)
    seconds = length_of(film, content)
    if seconds is not None and last > seconds:
        message = _("a caption ends at second %(last)s, and the film at second %(end)s")
        report.add(1, message % {"last": last, "end": seconds})


def length_of(film: str, content: StarterContent) -> float | None:
    """Return how many seconds a film lasts, unless it is missing or cannot be read."""
    try:
        return film_facts(content.clips[film]).seconds
    except (KeyError, FilmError):
        return None
