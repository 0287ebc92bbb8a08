"""The records of a unit's year on their pages: who sees them, how they are listed, added, corrected, taken in, and what they prove."""
