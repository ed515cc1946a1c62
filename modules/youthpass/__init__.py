"""The Youthpass process: goals, learning outcomes in the learner's own words, a partner's comment, and taking it along.

Nothing here issues a Youthpass, and nothing here judges what a learner writes.
"""
