"""Scoring: how a target, an actual and points make a score, by schemes that are data (财预〔2020〕10号, 财预〔2021〕101号)."""
