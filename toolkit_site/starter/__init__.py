"""The starter toolkit: content files, the format they are written in, and the loader. Nothing imports it."""
