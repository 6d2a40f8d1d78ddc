"""What every part of the program needs and that knows no part."""
