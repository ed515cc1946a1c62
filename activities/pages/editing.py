"""What the editing form asks for beyond single fields. Facts that contradict each other are in `validation`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from wagtail.admin.forms import WagtailAdminPageForm


class ActivityForm(WagtailAdminPageForm):
    """Wants a code of its own, and a topic before an activity is published; a draft may do without the topic.

    A minimum on the rows themselves would put an empty row into each new form, which no draft could be saved with.
    The code is asked about here and not by the page: Wagtail copies a page with its code, and neither the copying nor a
    later publication of the original, which may be scheduled, should fail over that.
    """

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.is_deferred_validation and not self._has_topic():
            self.add_error(None, _("Choose at least one topic, so that people find the activity."))
        code = data.get("code")
        if code and self.instance.has_rival(code):
            self.add_error("code", _("Another activity has the code %(code)s.") % {"code": code})
        return data

    def _has_topic(self) -> bool:
        rows = self.formsets.get("topics")
        if rows is None:
            return True
        valid = (form.cleaned_data for form in rows.forms if form.is_valid())
        return any(row.get("topic") and not row.get("DELETE") for row in valid)
