"""Floor 3a: from text, YAML and official tables to figures."""
