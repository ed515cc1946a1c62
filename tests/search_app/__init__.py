"""A page type for the tests of search: everything it has to deal with, nothing of the toolkit."""
