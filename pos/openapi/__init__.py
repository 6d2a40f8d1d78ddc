"""The till's JSON described for machines, from the shapes that read and check it."""
