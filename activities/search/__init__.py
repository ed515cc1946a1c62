"""How activities are found: facets, the catalogue of facts, full text, and the library page."""
