"""Floor 1: numbers that never lie; Decimals rounded outward, no binary floats."""
