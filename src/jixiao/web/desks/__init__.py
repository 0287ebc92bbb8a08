"""Desks in the workbench: rows kept in the database, acts by who may, their line in the log in the same transaction."""
