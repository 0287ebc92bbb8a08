"""Actuals, monitoring and scores: a document held against the records of its year."""
