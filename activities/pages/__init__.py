"""The activity page: its facts, its words, the form an editor fills in, and what running it today amounts to."""
