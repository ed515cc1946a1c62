"""The site's user model: made custom from the first migration so that it can grow."""
