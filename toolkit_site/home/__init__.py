"""The home page: starts from the trainer's quick questions."""
