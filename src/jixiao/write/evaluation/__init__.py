"""A computed self-evaluation for people: terminal text, page with plots, workbook of evidence, Markdown."""
