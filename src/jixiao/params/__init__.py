"""Dated numbers and word lists with their legal source, one TOML file per subject."""
