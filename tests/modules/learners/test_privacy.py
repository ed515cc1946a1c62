"""No model may know a learner without giving her records to her, and taking them away with her."""

from __future__ import annotations

import uuid

from django.apps import apps
from django.db import connection, models
from django.test.utils import isolate_apps
from django.utils import timezone

import pytest

from modules.learners import erasing
from modules.learners.sealed_fields import SealedTextField
from modules.models import Learner, LearnerRecord


# Fits into every column, and into no word.
CANARY = "qzxjwvkq"


def pointers(registry):
    """Return (model, field) of every relation of any kind that starts in the models of a registry."""
    return [
        (model, field)
        for model in registry
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.remote_field and isinstance(field.remote_field.model, type)
    ]


def linked_models(registry):
    """Return (model, field) of every step on any path to Learner: through others, links and tables in between."""
    reached, found, grew = {Learner}, [], True
    while grew:
        found = [
            (model, field)
            for model, field in pointers(registry)
            if field.remote_field.model in reached
        ]
        grew = not {model for model, _field in found} <= reached
        reached |= {model for model, _field in found}
    return found


def faults(registry):
    """Return what is wrong, by model."""
    wrong = []
    for model, field in linked_models(registry):
        if not issubclass(model, LearnerRecord):
            wrong.append(f"{model.__name__} is no LearnerRecord")
        elif model.export is LearnerRecord.export:
            wrong.append(f"{model.__name__} has no export of its own")
        if getattr(field.remote_field, "on_delete", None) is not models.CASCADE:
            wrong.append(f"{model.__name__}.{field.name} stays when the learner goes")
    return wrong


def installed():
    return apps.get_models(include_auto_created=True)


def test_every_model_with_a_path_to_a_learner_belongs_to_her():
    assert faults(installed()) == []
    assert len({model for model, _field in linked_models(installed())}) >= 7


def test_no_relation_that_django_knows_is_overlooked():
    known, waiting = set(), [Learner]
    while waiting:
        model = waiting.pop()
        relations = model._meta.get_fields(include_hidden=True)
        new = {one.related_model for one in relations if one.auto_created and not one.concrete}
        waiting += new - known
        known |= new
    assert known == {model for model, _field in linked_models(installed())}


@isolate_apps("modules")
def test_a_model_that_does_not_belong_to_her_is_found():
    class Visit(models.Model):  # noqa: DJ008
        learner = models.ForeignKey(Learner, models.CASCADE, related_name="+")

        class Meta:
            app_label = "modules"

    assert faults([*installed(), Visit]) == ["Visit is no LearnerRecord"]


@isolate_apps("modules")
def test_a_record_that_does_not_give_itself_to_her_is_found():
    class Mood(LearnerRecord):
        class Meta:
            app_label = "modules"

    assert faults([*installed(), Mood]) == ["Mood has no export of its own"]


@isolate_apps("modules")
def test_a_record_that_stays_is_found():
    class Mood(LearnerRecord):
        learner = models.ForeignKey(Learner, models.SET_NULL, null=True, related_name="+")

        class Meta:
            app_label = "modules"

        def export(self):
            return {}

    assert faults([*installed(), Mood]) == ["Mood.learner stays when the learner goes"]


@isolate_apps("modules")
def test_what_hangs_on_a_record_or_joins_learners_is_found():
    class Comment(models.Model):  # noqa: DJ008
        answer = models.ForeignKey("modules.Answer", models.CASCADE, related_name="+")

        class Meta:
            app_label = "modules"

    class Team(models.Model):  # noqa: DJ008
        learners = models.ManyToManyField(Learner, related_name="+")

        class Meta:
            app_label = "modules"

    Comment._meta.get_field("answer").remote_field.model = apps.get_model("modules.Answer")
    wrong = faults([*installed(), Comment, Team, Team.learners.through])
    assert "Comment is no LearnerRecord" in wrong
    assert "Team is no LearnerRecord" in wrong
    assert "Team_learners is no LearnerRecord" in wrong


@isolate_apps("activities", "modules")
def test_models_of_other_apps_are_found_whatever_their_relation():
    class Badge(models.Model):  # noqa: DJ008
        learner = models.OneToOneField(Learner, models.CASCADE, related_name="+")

        class Meta:
            app_label = "activities"

    class Portfolio(Badge):  # noqa: DJ008
        class Meta:
            app_label = "activities"

    class Club(models.Model):  # noqa: DJ008
        members = models.ManyToManyField(Learner, through="Membership", related_name="+")

        class Meta:
            app_label = "activities"

    class Membership(LearnerRecord):
        club = models.ForeignKey(Club, models.CASCADE)

        class Meta:
            app_label = "activities"

    wrong = faults([*installed(), Badge, Portfolio, Club, Membership])
    assert {one.partition(" is no ")[0] for one in wrong if " is no " in one} == {
        "Badge",
        "Portfolio",
        "Club",
    }
    assert "Membership has no export of its own" in wrong


def test_no_model_names_a_learner_without_a_relation():
    def names_her(field):
        is_number = isinstance(field, models.UUIDField | models.CharField | models.IntegerField)
        return "learner" in field.name and is_number

    assert not [
        f"{model.__name__}.{field.name}"
        for model in installed()
        for field in model._meta.concrete_fields
        if names_her(field)
    ]
    assert not [
        field
        for model in installed()
        for field in model._meta.private_fields
        if model._meta.app_label in ("modules", "activities") and hasattr(field, "ct_field")
    ]


def test_a_learner_has_no_column_for_who_she_is():
    assert {field.name for field in Learner._meta.concrete_fields} == {
        "id", "started", "last_used", "code_hash", "generation",
    }  # fmt: skip


TEXT = (models.CharField, models.TextField, models.JSONField)


def value_for(field):
    """Return something that a column takes: the canary, wherever it takes text."""
    kinds = (
        (models.JSONField, {CANARY: [CANARY]}),
        (TEXT, CANARY),
        (models.UUIDField, uuid.uuid4()),
        (models.DateTimeField, timezone.now()),
        (models.IntegerField, 1),
    )
    return next((value for kind, value in kinds if isinstance(field, kind)), None)


def filled(model, learner, made):
    """Return a row of a model with the canary in every column that takes text."""
    if model not in made:
        values = {}
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey):
                other = field.remote_field.model
                values[field.name] = learner if other is Learner else filled(other, learner, made)
            elif not field.primary_key and not isinstance(field, models.BooleanField):
                values[field.name] = value_for(field)
        made[model] = model._default_manager.create(**values)
    return made[model]


def dump():
    """Return the whole database as text, table by table."""
    tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            tables[table] = "\n".join(str(row) for row in cursor.fetchall())
    return tables


@pytest.mark.django_db
def test_after_erasing_nothing_of_her_is_anywhere_in_the_database():
    learner = Learner.objects.create(code_hash=CANARY)
    made = {}
    record_models = {model for model, _field in linked_models(installed())}
    for model in record_models:
        filled(model, learner, made)
    signs = (CANARY, learner.pk.hex, str(learner.pk))
    before = dump()
    holding = {table for table, text in before.items() if CANARY in text}
    with_text = {
        model._meta.db_table
        for model in (Learner, *record_models)
        if any(
            isinstance(f, models.CharField | models.TextField | models.JSONField)
            # What is sealed cannot be found there even before.
            and not isinstance(f, SealedTextField)
            for f in model._meta.concrete_fields
        )
    }
    assert holding == with_text
    erasing.erase(learner)
    after = dump()
    assert len(after) > 50
    found = {table for table, text in after.items() if any(sign in text for sign in signs)}
    assert found == set()
