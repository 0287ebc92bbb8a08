"""Personal data in texts: found in all spellings (``find``), and masked in what leaves the program (``mask``)."""
