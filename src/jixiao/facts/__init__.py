"""Documents as tables for rules: ``schema.sql`` is the rule author's manual, ``build`` fills the tables."""
