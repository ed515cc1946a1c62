"""Where each segment stands in each language, how it came there, and the one function that takes new words."""
