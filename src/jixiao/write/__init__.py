"""Documents and findings as people and programs read them: text, Markdown, SARIF, JSON. A writer computes no figure."""
