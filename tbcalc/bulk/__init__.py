"""Floor 3, beside core and sources: sums of microdata of any size, on an engine."""
