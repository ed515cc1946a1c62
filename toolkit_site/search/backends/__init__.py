"""Search back ends for Wagtail's own search API, which extend the stock ones.

`database` chooses between `sqlite` and `postgres`; the other modules are what the two share.
"""
