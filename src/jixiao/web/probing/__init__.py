"""Own addresses looked at by the program: those on the office's list and no others, each answer a row by an act of a desk."""
