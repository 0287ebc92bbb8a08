"""A whole worked year of one office, made by a seeded script: 285 deputies, eight operations, and trouble with known answers."""
