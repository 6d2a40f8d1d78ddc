"""What administrators see and do: who may sign in, with which roles, and from where they are signed in."""
