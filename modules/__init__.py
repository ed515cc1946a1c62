"""Modules, units and learning paths, and the learner's way through them: a reusable Wagtail app beside `activities`."""
