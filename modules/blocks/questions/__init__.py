"""Question blocks, one file per way of answering. None needs a mouse, and each can be answered on paper."""
