"""Issuing the statements of many producers at once, some at a time."""
