"""Floor 4: how it looks; knows neither the terminal nor the files."""
