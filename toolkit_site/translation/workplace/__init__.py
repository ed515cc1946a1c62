"""The translator's workplace: one screen for a page or snippet in one language."""
