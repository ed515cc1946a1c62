"""StreamField blocks of a unit, one file per theme. Words are translated; what is right is shared by all languages."""
