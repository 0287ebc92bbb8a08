"""Desks: the work itself as acts. A desk is data (``desks/NAME.toml``); the engine knows no desk by name, and is given clock, person and rows."""
