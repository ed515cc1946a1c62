"""The partner: a secret address for the texts that a learner ticked, and what its reader says to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.crypto import salted_hmac

from modules.learners.models import Learner
from modules.learners.writes import write_once
from modules.youthpass.models import OutcomeText, PartnerComment, PartnerLink


SECRET, HASH = "modules.youthpass.secret", "modules.youthpass.hash"
# 128 bits: nobody tries as many.
SIGNS = 32
OPEN_FOR = timedelta(days=90)
# A link answers for itself, so no address of a reader has to be kept: enough for a comment to everything, and again.
MOST_AN_HOUR = 30
MOST = 150


class TooManyError(Exception):
    """So many comments came by this link that it has to rest."""


class NoLinkError(Exception):
    """The link was withdrawn or has ended, perhaps this very moment."""


def make_link(learner: Learner, keys: Iterable[UUID], write_id: UUID) -> str | None:
    """Make a secret address for these texts, and return its secret: only a hash is kept.

    The secret follows from the form that asked for it and the site's key, so that a form which is sent twice shows the
    same one. None where the link has ended since.
    """
    secret = salted_hmac(SECRET, f"{learner.pk}:{write_id}", algorithm="sha256").hexdigest()[:SIGNS]

    def work(owner: Learner) -> None:
        PartnerLink.objects.create(
            learner=owner,
            token_hash=_hash(secret),
            shown=[str(key) for key in keys],
            expires=timezone.now() + OPEN_FOR,
        )

    write_once(learner, write_id, work)
    return secret if find_link(secret) else None


def find_link(secret: str) -> PartnerLink | None:
    """Return the link with this secret: None for one that was never made, was withdrawn, or has ended."""
    links = PartnerLink.objects.select_related("learner").filter(
        token_hash=_hash(secret), withdrawn=None, expires__gt=timezone.now()
    )
    return links.first()


def open_links(learner: Learner) -> list[PartnerLink]:
    """Return the links of a learner that still work."""
    mine = PartnerLink.objects.filter(learner=learner, withdrawn=None, expires__gt=timezone.now())
    return list(mine.order_by("-pk"))


def withdraw(learner: Learner, link_pk: int) -> bool:
    """Take a link back; False where it is not hers. What was said by it stays hers."""
    mine = PartnerLink.objects.filter(learner=learner, pk=link_pk)
    mine.filter(withdrawn=None).update(withdrawn=timezone.now())
    return mine.exists()


def shown_texts(link: PartnerLink) -> dict[UUID, OutcomeText]:
    """Return the texts that the learner ticked for this link, and has not emptied since."""
    ticked = OutcomeText.objects.filter(learner=link.learner_id, competence_key__in=link.shown)
    return {one.competence_key: one for one in ticked.exclude(text="")}


def comment(link: PartnerLink, said: Mapping[UUID | None, str], write_id: UUID) -> None:
    """Hand what a partner said over to the learner. The key None stands for the whole.

    Raises:
        TooManyError: when the link has to rest.
        NoLinkError: when it no longer works.
    """

    def work(owner: Learner) -> None:
        _check_room(link, len(said))
        PartnerComment.objects.bulk_create(
            PartnerComment(learner=owner, link=link, competence_key=key, text=text)
            for key, text in said.items()
        )

    write_once(link.learner, write_id, work)


def decide(learner: Learner, comment_pk: int, do: str) -> PartnerComment | None:
    """Let a comment go along, keep it back, or throw it away; None where it is not hers."""
    mine = PartnerComment.objects.filter(learner=learner, pk=comment_pk)
    found = mine.first()
    if found is not None and do == "drop":
        mine.delete()
    elif found is not None and do in ("take", "leave"):
        mine.update(is_taken=do == "take")
    return found


def comments_for(learner: Learner | None) -> list[PartnerComment]:
    """Return everything that partners said to a learner, oldest first."""
    if learner is None or learner._state.adding:
        return []
    return list(PartnerComment.objects.filter(learner=learner).order_by("pk"))


def _check_room(link: PartnerLink, count: int) -> None:
    # Locked, so that a thousand forms at once are counted one after the other.
    still = PartnerLink.objects.select_for_update().filter(
        pk=link.pk, withdrawn=None, expires__gt=timezone.now()
    )
    if still.first() is None:
        raise NoLinkError
    came = PartnerComment.objects.filter(link=link)
    lately = came.filter(created__gt=timezone.now() - timedelta(hours=1)).count()
    if lately + count > MOST_AN_HOUR or came.count() + count > MOST:
        raise TooManyError


def _hash(secret: str) -> str:
    return salted_hmac(HASH, secret, algorithm="sha256").hexdigest()
