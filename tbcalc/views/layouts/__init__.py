"""Layouts: results as documents, before any renderer."""
