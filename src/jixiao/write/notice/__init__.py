"""The review opinion: an official letter with a proposed grade, what must change, and what each point was taken off for."""
