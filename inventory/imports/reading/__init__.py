"""Reading tables: from the bytes of a file to checked values, without a database.

`reader.read` is the one entry. Whatever cannot be understood is refused by name; nothing is guessed silently.
"""
