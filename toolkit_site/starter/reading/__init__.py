"""From text files to typed structures, with every problem named by file and line. Nothing here writes to the database."""
