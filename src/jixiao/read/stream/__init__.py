"""A form as one stream of typed tokens: labels, heads of columns, levels, and what is told between them, whatever signs part them."""
