"""How the tables came to be what they are; made by ``scripts/migrations.py``."""
