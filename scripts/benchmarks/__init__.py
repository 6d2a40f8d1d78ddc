"""The parts of `bench.py`: what is measured, one module each, and what it is measured on."""
