"""Modules and paths on paper: booklets to read and fill in, and sheets for the answers.

The papers are the same for everybody: no learner is in them, no right answer, and nothing that is not public.
"""
