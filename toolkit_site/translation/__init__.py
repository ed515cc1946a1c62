"""Translation that never lies: states, teams, one workplace and one matrix in front of wagtail-localize.

A plug-in: it knows Wagtail and wagtail-localize, and no page class of this site.
"""
