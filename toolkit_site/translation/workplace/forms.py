"""What comes in from the editor, before anybody looks at the words."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from toolkit_site.translation.checks import Problem
from toolkit_site.translation.checks.markup import MAX_LENGTH


# Beyond it, numbers are no keys, and databases refuse them.
MAX_KEY = 10**15
SAVES = ("save", "next", "confirm", "approve")
# These change what stands in the field and save nothing.
FILLS = ("copy", "draft", "use", "discard")


class WordsForm(forms.Form):
    """The words with what their writer saw, and the button that she pressed."""

    text = forms.CharField(required=False, strip=False, max_length=MAX_LENGTH)
    seen = forms.IntegerField(min_value=0, max_value=MAX_KEY)
    context = forms.IntegerField(min_value=1, max_value=MAX_KEY)
    string = forms.IntegerField(min_value=1, max_value=MAX_KEY)
    next = forms.IntegerField(required=False, min_value=1, max_value=MAX_KEY)
    note = forms.CharField(required=False, max_length=500)
    action = forms.ChoiceField(required=False, choices=[(name, name) for name in SAVES + FILLS])
    overrule = forms.ChoiceField(required=False, choices=[(name, name) for name in SAVES])
    use = forms.IntegerField(required=False, min_value=1, max_value=MAX_KEY)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        # Browsers send every line end as two characters.
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def wanted_action(self) -> str:
        """What to do with the words; saving is what a form without a button means."""
        data = self.cleaned_data
        return "use" if data["use"] else str(data["overrule"] or data["action"] or "save")

    @property
    def reason(self) -> str:
        """Why warnings do not matter here; empty when nobody says so."""
        return self.cleaned_data["note"].strip() if self.cleaned_data["overrule"] else ""

    @property
    def seen_version(self) -> int:
        """The version that the writer saw; none of them where the form does not say."""
        return int(self.cleaned_data.get("seen") or 0)

    @property
    def typed(self) -> str:
        """The words of a form that is not valid, as far as a page can show them."""
        return str(self.data.get("text", "")).replace("\0", "")

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the form itself."""
        found = [(name, error) for name, errors in self.errors.items() for error in errors]
        return [Problem(f"form-{name}", str(error)) for name, error in found]


class CommentForm(forms.Form):
    """What a reviewer tells the translators when she sends a translation back."""

    comment = forms.CharField(
        label=_("What should be changed?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
