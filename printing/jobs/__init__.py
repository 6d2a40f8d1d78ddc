"""Print jobs: a request writes one, a worker prints it."""
