"""From final words to pages: what goes live, when, and what is held back."""
