"""A producer's account as the producer reads it."""
