"""What the public site is gathered from: documents by unit and year, results by the records, what was done with the public; and the last look at it."""
