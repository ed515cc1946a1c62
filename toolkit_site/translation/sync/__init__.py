"""When an original changes: what became of each of its texts, and which words they take along."""
