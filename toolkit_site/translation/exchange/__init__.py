"""Translations coming in as files, one room for each format. All words go through `states.recording`."""
