"""The benchmark: `make bench` prints a table and writes var/bench.json. A case is a function that yields measures.

To add one, write a module here with a function marked `@case("…")` and name the module in `CASES` of `__main__`.
"""
