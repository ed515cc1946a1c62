"""Counters of each translation, kept true by whatever writes words."""
