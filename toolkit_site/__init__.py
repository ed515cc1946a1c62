"""The site: settings, look and cross-cutting workflows around the two reusable apps."""
