"""An office kept: copied while it works, set up again elsewhere from the copy, and proved to be whole without being at work."""
