"""How our HTML pages look and are put together: one style sheet of values, safe markup, self-contained pages."""
