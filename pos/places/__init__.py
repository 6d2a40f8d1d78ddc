"""Places as those see them who run them: with their tills and printers."""
