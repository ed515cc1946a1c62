"""The learner, her four words, and what she may take with her or erase. Her records hang on her from other rooms."""
