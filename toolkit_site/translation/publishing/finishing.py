"""What happens when a workflow ends well: named by the setting `WAGTAIL_FINISH_WORKFLOW_ACTION`.

Wagtail imports this module while its own models are still loading, so everything else is imported when it is needed.
"""

from __future__ import annotations

from typing import Any


def finish_workflow(workflow_state: Any, user: Any = None) -> None:
    """Deliver a translation from its final words; publish anything else as Wagtail does."""
    from wagtail.workflows import publish_workflow_state

    from toolkit_site.translation.publishing.delivery import deliver
    from toolkit_site.translation.publishing.targets import translation_of

    translation = translation_of(workflow_state.content_object)
    if translation is None:
        publish_workflow_state(workflow_state, user=user)
    else:
        deliver(translation, user=user)
