"""Papers on A4: statements, vouchers, lists. A paper is described by its parts and comes back as a PDF."""
