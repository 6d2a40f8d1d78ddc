"""Ways to a printer: open, send, ask, close; one connection per job."""
