"""From checked content to pages, snippets and images: idempotent, and never over an editor's work."""
