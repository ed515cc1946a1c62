"""StreamField blocks of an activity, one file per theme."""
