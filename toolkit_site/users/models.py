"""The people who sign in: editors, translators, reviewers, trainers. Learners need no account."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person with an account. Custom from the first migration, because that cannot be changed later."""
