"""Paths: units and activities from anywhere in an order, with rules."""
