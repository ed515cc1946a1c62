"""Submitting and syncing many pages in the background, with progress and a line for each failure."""
