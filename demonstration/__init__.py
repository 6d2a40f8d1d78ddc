"""The demonstration shop: invented producers, goods and sales, made by the program's own services."""
