"""The rows of indicators: what cells look like, which columns a head has, and the best way to read one as the other."""
