"""Tests of the starter toolkit."""
