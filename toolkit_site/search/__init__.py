"""Site search: the back ends that Wagtail's search API uses here."""
