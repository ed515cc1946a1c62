"""PO catalogues that translate the content: found, read, and held against the originals before anything is loaded."""
