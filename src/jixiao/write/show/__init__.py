"""The document beside what was read from it: every value boxed in its place, links both ways, doubt in colour."""
