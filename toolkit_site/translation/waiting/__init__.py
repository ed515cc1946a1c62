"""What waits for a person: on the dashboard and in a weekly mail."""
