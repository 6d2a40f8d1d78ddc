"""Reading files of producers, products and deliveries into the books."""
