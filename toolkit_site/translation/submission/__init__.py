"""From an original to its translations: what is submitted and kept up to date, with drafts to put the words on."""
