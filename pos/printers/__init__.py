"""The printers of places: here printers, which know no places, meet the books of places."""
