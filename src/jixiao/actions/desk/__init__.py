"""Desks as their authors work on them: listed, begun, tried, and a year done again."""
