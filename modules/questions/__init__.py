"""Marking answers (pure functions), keeping them, and showing questions with what was answered."""
