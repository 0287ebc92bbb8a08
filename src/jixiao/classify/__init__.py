"""Which level 2 an indicator's name looks like: a linear model on character n-grams, shipped as text that anybody can read."""
