"""What each language lets go live, and when."""
