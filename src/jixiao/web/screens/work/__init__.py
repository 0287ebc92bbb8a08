"""The desks' pages, drawn from what a desk's file says: no desk is known here by its name."""
