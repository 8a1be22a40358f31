"""Floor 2: what was printed; frozen nouns."""
