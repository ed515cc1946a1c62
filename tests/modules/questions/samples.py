"""One question of each kind, in which every secret and every word that may be shown is a word of its own."""

from __future__ import annotations

import io

from django.core.files.images import ImageFile

from wagtail.images import get_image_model

from tests.factories.modules import items, option, question


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><rect width="640" height="360"/></svg>'

KINDS = (
    "single",
    "multiple",
    "true_false",
    "order",
    "match",
    "short_text",
    "hotspot",
    "shots",
    "cut",
    "open",
)

# What nobody reads before it is due, or in another case: these words stand in feedback, why and answers.
SECRETS = ("xright", "xwrong", "xwhy", "xmodel", "xaccepted", "8.3", "0:08", "19.4", "0:19")


def make_picture():
    """Return a drawing."""
    file = ImageFile(io.BytesIO(SVG), name="frame.svg")
    return get_image_model().objects.create(title="Frame", file=file, width=640, height=360)


def picture(image, alt="A kitchen"):
    """Return a drawing as an ImageBlock stores it."""
    return {"image": image.pk, "decorative": False, "alt_text": alt}


def area(text, x, y, **kwargs):
    """Return a place in a picture."""
    return {**option(text, **kwargs), "x": x, "y": y}


def sample(kind, image, **changes):
    """Return a question of a kind as it is stored."""
    parts = {
        "single": {
            "options": items(
                option("wide", feedback="xwrong"), option("close", right=True, feedback="xright")
            )
        },
        "multiple": {
            "options": items(
                option("wide", feedback="xwrong"),
                option("close", right=True, feedback="xright"),
                option("medium", right=True, feedback="xright2"),
            )
        },
        "true_false": {"answer": "false"},
        "order": {"items": items({"text": "first"}, {"text": "second"}, {"text": "third"})},
        "match": {
            "pairs": items(
                {"left": "low angle", "right": "looks strong"},
                {"left": "high angle", "right": "looks small"},
                {"left": "level", "right": "looks equal"},
            )
        },
        "short_text": {"accepted": "xaccepted\nxother"},
        "hotspot": {
            "scene": picture(image),
            "areas": items(
                area("window", 20, 30, feedback="xwrong"),
                area("door", 70, 45, right=True, feedback="xright"),
            ),
        },
        "shots": {
            "items": items(
                *(
                    {"picture": picture(image, f"Frame of {text}"), "text": text}
                    for text in ("arrives", "knocks", "enters")
                )
            )
        },
        "cut": {
            "clip": {
                "title": "Corridor",
                "video": None,
                "link": "",
                "captions": [],
                "transcript": "",
                "look_at": "",
                "credit": "",
            },
            "cuts": items("8.3", "19.4"),
            "tolerance": "1.0",
        },
        "open": {"model_answer": "<p>xmodel</p>"},
    }[kind]
    words = {"feedback_right": "xright", "feedback_wrong": "xwrong"}
    has_words = kind in ("true_false", "order", "match", "short_text", "shots", "cut")
    common = {
        "stem": f"Which {kind}?",
        "hint": "Look closer.",
        "why": "<p>xwhy</p>",
        "picture": picture(image),
    }
    return question(kind, **{**common, **parts, **(words if has_words else {}), **changes})


def right_of(key):
    """Return an answer that is right."""
    return {
        "single": {"option": "".join(key.right[:1])},
        "hotspot": {"option": "".join(key.right[:1])},
        "multiple": {"options": list(key.right)},
        "true_false": {"value": "false"},
        "order": {"order": list(key.right)},
        "shots": {"order": list(key.right)},
        "match": {"pairs": dict(zip(key.choices, key.right, strict=False))},
        "short_text": {"text": "Xaccepted."},
        "cut": {"times": [8.5, 19]},
        "open": {"text": "My own words"},
    }[key.kind]


def wrong_of(key):
    """Return an answer in which nothing is right; open answers are never wrong."""
    return {
        "single": {"option": "".join(key.choices[:1])},
        "hotspot": {"option": "".join(key.choices[:1])},
        "multiple": {"options": list(key.choices[:1])},
        "true_false": {"value": "true"},
        "order": {"order": [*key.choices[1:], *key.choices[:1]]},
        "shots": {"order": [*key.choices[1:], *key.choices[:1]]},
        "match": {"pairs": dict(zip(key.choices, [*key.right[1:], *key.right[:1]], strict=False))},
        "short_text": {"text": "something else"},
        "cut": {"times": [2.0]},
        "open": {"text": " "},
    }[key.kind]


def form_of(key, given):
    """Return what a browser would send for an answer."""
    if "pairs" in given:
        return {f"pair-{left}": right for left, right in given["pairs"].items()}
    if "times" in given:
        return {"times": " ".join(str(time) for time in given["times"])}
    return given
