"""The first person of empty books."""
