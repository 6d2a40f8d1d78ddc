"""The language of receipt printers, as far as pictures, cuts, drawers and states need it."""
