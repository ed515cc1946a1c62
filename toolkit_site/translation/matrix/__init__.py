"""How far everything is in every language: the admin report, its exports, and the public page of percentages."""
