"""Printers and where they stand."""
