"""Columns that hold sealed words: plain text in Python, a token in the database, and no way to search them there."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.lookups import Exact, IsNull

from modules.learners.sealing import Unopened, opened, sealed


class IsEmpty(Exact):
    """The one comparison that a sealed column knows: two tokens of the same text are never the same."""

    def get_prep_lookup(self) -> Any:
        if self.rhs != "":
            raise FieldError("A sealed text can only be compared with the empty one.")
        return self.rhs


class SealedTextField(models.TextField):
    """A text that is sealed on its way into the database. The empty text stays empty there."""

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> Any:
        return value if value is None else opened(value)

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return text if text is None else sealed(text)

    def get_lookup(self, lookup_name: str) -> Any:
        return {"exact": IsEmpty, "isnull": IsNull}.get(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        return None


class SealedJSONField(SealedTextField):
    """Plain JSON values, sealed as one text. What cannot be opened is the sentence that says so."""

    # For the type checker: not the types of a text.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        text = super().from_db_value(value, expression, connection)
        return text if text is None or isinstance(text, Unopened) else json.loads(text)

    def get_prep_value(self, value: Any) -> Any:
        is_kept = value is None or isinstance(value, Unopened)
        return super().get_prep_value(value if is_kept else json.dumps(value))

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> Any:
        return self.value_from_object(obj)
