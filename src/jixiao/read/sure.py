"""How sure a reading is: from the margin of the best reading over the best other one to the share of such readings that are right.

Fitted to forms printed in many layouts (``scripts/bench layouts``); what a value claims here is checked there.
"""

from bisect import bisect_right

MARGINS = (0.15, 0.4, 0.8, 1.2, 1.8, 2.5)
SURE = (0.55, 0.75, 0.92, 0.94, 0.97, 0.985, 0.995)
"""How many of a hundred values are right whose margin is below each of the margins, and above the last."""
FIGURES = (*SURE[:3], SURE[4], *SURE[4:])
"""The same of points and scores: a bare figure is hardly another column's."""
SUREST = SURE[-1]
TOLD = 1.0
"""What stands where the source tells it."""
DOUBTFUL = 0.5
"""How sure a list is of which something was not read."""
LEAST = 0.95
"""Below this a value is doubtful: a form that holds one is read only in part."""


def sure(margin: float, *, figure: bool = False) -> float:
    """Return how sure a value is by its margin; ``figure``: it is of a column of bare figures."""
    return (FIGURES if figure else SURE)[bisect_right(MARGINS, margin)]
