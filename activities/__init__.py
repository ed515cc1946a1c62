"""Structured activities: what they are, how they are found, printed and planned. A reusable Wagtail app."""
