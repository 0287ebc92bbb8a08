"""Plots as inline SVG drawn by hand: every figure stands beside its mark, colours come from the page's tokens."""
