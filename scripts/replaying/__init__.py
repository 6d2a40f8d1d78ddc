"""The parts of `replay.py`: real baskets carried through the whole program."""
