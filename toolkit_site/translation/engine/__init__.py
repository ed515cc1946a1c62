"""What we use of wagtail-localize: reading sources, segments and instances, fast and without surprises."""
