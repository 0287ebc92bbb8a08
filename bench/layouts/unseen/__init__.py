"""Families that no reader has met: of what they tell, the total alone is told. ``layouts.held`` holds them all."""
