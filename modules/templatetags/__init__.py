"""Template tags of the modules app."""
