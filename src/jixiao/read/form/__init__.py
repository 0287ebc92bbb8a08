"""The upper part of a form: labels and their values, whose project it is, its money and its goals."""
