"""Message catalogues of the interface: found in the sources, merged, checked and compiled without GNU gettext."""
