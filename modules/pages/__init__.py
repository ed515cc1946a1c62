"""Pages of modules and units, and the form an editor fills in."""
