"""Jobs: asked for, worked off, shown."""
