"""Floor 3b: what follows from figures; pure."""
