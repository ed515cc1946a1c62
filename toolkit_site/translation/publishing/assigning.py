"""Which workflow a language has, and which pages go through it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from wagtail.models import Locale, Workflow, WorkflowPage, WorkflowTask

from toolkit_site.translation.publishing.task_models import ReviewTask, TranslateTask
from toolkit_site.translation.teams.models import Role
from toolkit_site.translation.teams.setup import ensure_team, root_pages


STEPS = ((TranslateTask, "Translate", Role.TRANSLATOR), (ReviewTask, "Review", Role.REVIEWER))


@transaction.atomic
def ensure_workflow(locale: Locale) -> Workflow | None:
    """Return the workflow of a language, made and assigned to its root pages where missing; the source has none.

    What administrators changed stays: names, further steps, other workflows on root pages.
    """
    if locale.pk == Locale.get_default().pk:
        return None
    code = locale.language_code
    tasks = []
    for model, name, role in STEPS:
        task, _made = model.objects.get_or_create(
            locale=locale, defaults={"name": f"{name} {code}"}
        )
        task.groups.add(ensure_team(role, locale))
        tasks.append(task)
    workflow = _workflow_with(tasks[0])
    if workflow is None:
        workflow = Workflow.objects.create(name=f"Translation: {code}")
        for order, task in enumerate(tasks):
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    for page in root_pages(locale):
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow


def workflow_of(target: Any) -> Workflow | None:
    """Return the translation workflow that applies to a page. Root pages made since the set-up get theirs now."""
    found = _translation_workflow(target)
    if found is None and TranslateTask.objects.filter(locale_id=target.locale_id).exists():
        ensure_workflow(target.locale)
        # Read anew: the page remembers that it has no workflow of its own.
        found = _translation_workflow(type(target)._default_manager.get(pk=target.pk))
    return found


def _translation_workflow(target: Any) -> Workflow | None:
    found = target.get_workflow()
    if found is None:
        return None
    tasks = TranslateTask.objects.filter(workflow_tasks__workflow=found, active=True)
    return found if tasks.exists() else None


def _workflow_with(task: TranslateTask) -> Workflow | None:
    return Workflow.objects.filter(workflow_tasks__task=task).order_by("pk").first()
