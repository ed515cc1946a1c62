"""Units with everything in them, and short ways to what is printed."""

from __future__ import annotations

from activities.printing.tree import parse_html
from modules.printing.booklets import booklet_of
from modules.printing.keeping import as_anybody
from tests.activities.printing.reading import page_texts, squeezed
from tests.factories.modules import block, make_module, make_unit
from tests.modules.pages.material import clip_value
from tests.modules.questions.samples import KINDS, make_picture, picture, sample


# What stands in feedback, whys, model answers, accepted forms and cuts of the samples.
SECRETS = ("xright", "xwrong", "xwhy", "xmodel", "xaccepted", "xother", "8.3", "19.4", "0:19")
LINK = "https://films.example/watch?v=1&t=2"


class Words(str):
    """The printed words of a PDF; contains compares without white space, because lines break anywhere."""

    def __contains__(self, expected: str) -> bool:
        return str.__contains__(self, squeezed(expected))


def words(content):
    return Words("".join(page_texts(content)))


def full_body(activity=None):
    """Return a block of every kind; a self-check with every kind of question, and one question by itself."""
    image = make_picture()
    shown = {"picture": picture(image), "caption": "One face.", "credit": "Our own drawing"}
    clip = clip_value(
        title="Factory",
        link=LINK,
        look_at="The gate.",
        transcript="<p>A gate opens.</p>",
        credit="Lumière",
    )
    return [
        block("text", "<h3>Edges</h3><p>A frame <b>shows</b> and hides.</p>"),
        block("picture", shown),
        block("clip", clip),
        block("activity", {"activity": activity.pk if activity else None, "why": "Now try it."}),
        block(
            "self_check",
            {"title": "Look again", "questions": [sample(kind, image) for kind in KINDS]},
        ),
        sample("single", image, stem="And this one?", hint="Breathe."),
        block("reflection", {"prompt": "What did you leave out?", "help": "I saw …"}),
    ]


def make_full_unit(activity=None, **kwargs):
    """Return a published unit with everything in it."""
    module = kwargs.pop("module", None) or make_module(title="Film language")
    facts = {"title": "What a frame does", "slug": "frame", "body": full_body(activity)}
    return make_unit(module, **{**facts, **kwargs})


def html_of(page, request, *, answers=False):
    """Return the paper of a page as HTML, before it is set."""
    return booklet_of(page, as_anybody(request), answers=answers).html({})


def codes_in(html):
    """Return the addresses of the QR codes, in reading order."""
    nodes = (node for node in parse_html(html).walk() if node.tag == "img")
    found = [str(node.attributes["src"]) for node in nodes]
    return [src.removeprefix("code:") for src in found if src.startswith("code:")]
