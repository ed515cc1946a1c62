"""Submitting originals and keeping their translations up to date."""
