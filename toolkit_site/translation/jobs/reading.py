"""How far jobs are, for lists and screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from wagtail.admin.admin_url_finder import AdminURLFinder

from toolkit_site.translation.jobs.models import ItemState, JobItem, JobState, TranslationJob
from toolkit_site.translation.jobs.running import PATIENCE


MOST_FAILURES = 100


def listed(jobs: QuerySet[TranslationJob]) -> QuerySet[TranslationJob]:
    """Return jobs with the numbers and the first title that `Progress` reads."""
    first = JobItem.objects.filter(job=OuterRef("pk")).order_by("order")
    counts: Any = {
        f"items_{state}": Count("items", filter=Q(items__state=state)) for state in ItemState
    }
    return (
        jobs.annotate(first_title=Subquery(first.values("title")[:1]), **counts)
        .select_related("created_by")
        .order_by("-created_at", "-pk")
    )


@dataclass(frozen=True)
class Progress:
    """The numbers of a job."""

    title: str
    waiting: int
    done: int
    unchanged: int
    failed: int
    is_over: bool
    is_lost: bool

    @classmethod
    def of(cls, job: Any) -> Progress:
        """Read what `listed` annotated."""
        is_over = job.state == JobState.DONE
        return cls(
            title=job.first_title or "",
            waiting=job.items_waiting,
            done=job.items_done,
            unchanged=job.items_unchanged,
            failed=job.items_failed,
            is_over=is_over,
            is_lost=not is_over and job.touched_at < timezone.now() - PATIENCE,
        )

    @property
    def total(self) -> int:
        return self.waiting + self.finished

    @property
    def finished(self) -> int:
        return self.done + self.unchanged + self.failed

    @property
    def others(self) -> int:
        """How many objects there are beside the first."""
        return max(self.total - 1, 0)

    @property
    def can_run(self) -> bool:
        """Whether running it (again) would do anything."""
        return self.is_lost or (self.is_over and self.failed > 0)


def failures(job: TranslationJob, user: Any) -> list[tuple[JobItem, str]]:
    """Return what went wrong, each with the address where this person may edit the object, if she may."""
    found = job.items.filter(state=ItemState.FAILED).select_related("content_type")
    items = list(found[:MOST_FAILURES])
    there = _objects(items)
    finder = AdminURLFinder(user)
    return [
        (item, _edit_url(finder, there.get((item.content_type_id, item.object_id))))
        for item in items
    ]


def _objects(items: list[JobItem]) -> dict[tuple[int, str], Any]:
    found: dict[tuple[int, str], Any] = {}
    for content_type in {item.content_type for item in items}:
        model: Any = content_type.model_class()
        pks = [item.object_id for item in items if item.content_type_id == content_type.pk]
        rows = model._default_manager.filter(pk__in=pks) if model else []
        found.update({(content_type.pk, str(row.pk)): row for row in rows})
    return found


def _edit_url(finder: AdminURLFinder, instance: Any) -> str:
    return (finder.get_edit_url(instance) or "") if instance is not None else ""
