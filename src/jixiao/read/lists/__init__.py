"""Projects that have no form of their own: a list of them in one table, and indicators said in running text."""
