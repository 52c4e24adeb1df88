"""A record in the words of an analyst: what the terminal, the desk and a printed page all say, each in its own type."""
