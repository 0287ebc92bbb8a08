"""A year's records: ledgers and measures, an office's own among them, and what binds them to a document."""
