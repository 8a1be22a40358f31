"""Measurements, each a module that prints a Markdown table."""
