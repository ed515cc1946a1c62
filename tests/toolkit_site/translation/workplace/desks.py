"""A person at a workplace, as tests drive it: through HTTP, with the forms that the page holds."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from bs4 import BeautifulSoup

from tests.factories.translation import segment


class DeskClient(Client):
    """A signed-in browser without JavaScript on the workplace of one translation."""

    def __init__(self, translation, user, **kwargs):
        super().__init__(**kwargs)
        self.translation = translation
        self.user = user
        self.force_login(user)

    def url(self, name="workplace", *args):
        return reverse(f"translation:{name}", args=[self.translation.pk, *args])

    def segment(self, path):
        return segment(self.translation, path)

    def see(self, **params):
        """The list, or with `segment` its open editor, as soup."""
        response = self.get(self.url(), params)
        assert response.status_code == 200, response.content.decode()
        return soup(response)

    def open(self, path, **params):
        return self.see(segment=self.segment(path).pk, **params)

    def fields(self, path, page=None):
        """What the form of the open editor would send, without its buttons."""
        form = (page or self.open(path)).select_one("#workplace-form")
        hidden = {
            field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")
        }
        # Browsers drop the line break that follows the tag.
        text = form.textarea.get_text().removeprefix("\n")
        return {**hidden, "text": text}

    def press(self, path, action="save", page=None, **fields):
        """Press a button of the editor after changing some of its fields."""
        data = {**self.fields(path, page), "action": action, **fields}
        return self.post(self.url("save_segment", self.segment(path).pk), data)


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def texts(elements):
    return [" ".join(element.get_text().split()) for element in elements]
