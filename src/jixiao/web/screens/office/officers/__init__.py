"""The pages of the three officers: each sees those that are its duty, to anybody else they are not there."""
