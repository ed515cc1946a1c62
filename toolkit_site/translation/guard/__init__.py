"""Stands before wagtail-localize's own screens and addresses: they lead to ours, or nowhere."""
