"""Operational records: what an office already keeps in spreadsheets, as data, as templates, as tables that rules and measures read."""
