"""From text files to typed structures, every problem named by file and line. Nothing here writes to the database."""
