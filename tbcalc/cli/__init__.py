"""Floor 5: one file per command; the only place that composes."""
