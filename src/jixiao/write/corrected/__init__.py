"""A submitted file with some of its cells changed, and not a byte elsewhere."""
