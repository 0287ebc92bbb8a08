"""The reports of the command line, laid out for a terminal of 80 columns."""
