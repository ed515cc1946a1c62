"""Competence frameworks and their competences, as translatable snippets."""
