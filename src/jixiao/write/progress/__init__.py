"""A computed monitoring for people: terminal text, and a page with plots."""
