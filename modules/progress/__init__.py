"""How far a learner has come, and her own page."""
