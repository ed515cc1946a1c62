"""The topic tree, as translatable snippets. Its first level is the strand."""
