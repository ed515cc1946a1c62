"""Starting the workflows of many drafts at once: the rows that Wagtail would write, in a few queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from wagtail.log_actions import log
from wagtail.models import Page, TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask
from wagtail.signals import task_submitted, workflow_submitted
from wagtail_localize.models import Translation

from toolkit_site.translation.publishing.task_models import TranslateTask, without_mail
from toolkit_site.translation.publishing.workflow import start_workflow


def start_workflows(drafts: Mapping[Page, Translation], user: Any, *, quiet: bool) -> None:
    """Begin the work on new drafts, and tell the translators unless `quiet`: nobody wants a mail for each page."""
    steps = _first_steps(drafts)
    with quietly(quiet):
        for draft, translation in drafts.items():
            if draft not in steps:
                start_workflow(translation, user)
        for state in _start(steps, user):
            if not without_mail.get():
                workflow_submitted.send(sender=WorkflowState, instance=state, user=user)
                task_submitted.send(sender=TaskState, instance=state.current_task_state, user=user)


def _first_steps(drafts: Iterable[Page]) -> dict[Page, WorkflowTask]:
    """Return the step with which the work begins where that is translating; where it is not, Wagtail finds its way."""
    workflows = _workflows(drafts)
    steps: dict[int, WorkflowTask] = {}
    for step in (
        WorkflowTask.objects.filter(workflow__in=set(workflows.values()), task__active=True)
        .select_related("workflow", "task")
        .order_by("sort_order")
    ):
        steps.setdefault(step.workflow_id, step)
    tasks = [step.task_id for step in steps.values()]
    known = set(TranslateTask.objects.filter(pk__in=tasks).values_list("pk", flat=True))
    return {
        draft: step
        for draft, workflow in workflows.items()
        if (step := steps.get(workflow.pk)) and step.task_id in known
    }


def _workflows(drafts: Iterable[Page]) -> dict[Page, Workflow]:
    above = {draft: _paths(draft) for draft in drafts}
    rows = WorkflowPage.objects.filter(
        page__path__in={path for paths in above.values() for path in paths}, workflow__active=True
    ).select_related("workflow", "page")
    by_path = {row.page.path: row.workflow for row in rows}
    nearest = {
        draft: next((by_path[path] for path in paths if path in by_path), None)
        for draft, paths in above.items()
    }
    return {draft: workflow for draft, workflow in nearest.items() if workflow is not None}


def _paths(page: Page) -> list[str]:
    """Return the places of a page and of those above it, nearest first."""
    return [page.path[: depth * Page.steplen] for depth in range(page.depth, 0, -1)]


def _start(steps: Mapping[Page, WorkflowTask], user: Any) -> list[WorkflowState]:
    states = [
        WorkflowState(
            content_type=draft.get_content_type(),
            base_content_type=draft.get_base_content_type(),
            object_id=str(draft.pk),
            workflow=step.workflow,
            requested_by=user,
        )
        for draft, step in steps.items()
    ]
    WorkflowState.objects.bulk_create(states)
    tasks = [
        TaskState(workflow_state=state, task=step.task, revision=draft.latest_revision)
        for state, (draft, step) in zip(states, steps.items(), strict=True)
    ]
    TaskState.objects.bulk_create(tasks)
    for state, task in zip(states, tasks, strict=True):
        state.current_task_state = task
    WorkflowState.objects.bulk_update(states, ["current_task_state"])
    for draft, state in zip(steps, states, strict=True):
        _log(draft, state, user)
    return states


def _log(draft: Page, state: WorkflowState, user: Any) -> None:
    task = state.current_task_state
    data = {
        "id": state.workflow.pk,
        "title": state.workflow.name,
        "status": state.status,
        "next": {"id": task.task.pk, "title": task.task.name},
        "task_state_id": task.pk,
    }
    log(
        instance=draft,
        action="wagtail.workflow.start",
        data={"workflow": data},
        revision=draft.latest_revision,
        user=user,
    )


@contextmanager
def quietly(is_quiet: bool = True) -> Iterator[None]:
    """Start workflows in the block without a mail for each of them."""
    token = without_mail.set(is_quiet or without_mail.get())
    try:
        yield
    finally:
        without_mail.reset(token)
