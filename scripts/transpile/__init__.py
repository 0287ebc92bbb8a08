"""The SELECTs of rules, written in DuckDB's SQL, written anew for SQLite with every type told: read by SQLGlot, when the package is made.

SQLite has no decimals, dates, booleans or lists. A decimal is an integer in units of its last digit, a date its ISO text, a boolean
0 or 1, a list a JSON text. So every expression's type must be known; what is not understood is refused with a sentence.
"""
