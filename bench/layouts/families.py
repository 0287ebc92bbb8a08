"""The families that the reader's author may look at, in the order of the kinds of choices."""

from layouts.family import Family
from layouts.printing import Printing

SEPARATORS = (
    Family(name="tabs", choice="separators"),
    Family(name="tabs-empty", choice="separators", printing=(Printing(along="empty"),)),
    Family(name="pipes", choice="separators", printing=(Printing(apart="pipe"), Printing(apart="pipe", along="empty"))),
    Family(
        name="markdown",
        choice="separators",
        printing=(Printing(apart="markdown", headings=True), Printing(apart="markdown", along="empty")),
    ),
    Family(name="single-blanks", choice="separators", printing=(Printing(apart="blank"), Printing(apart="blank", down="repeat"))),
)
LINES = (
    Family(name="lines-dropped", choice="one cell a line", printing=(Printing(apart="lines"),)),
    Family(name="lines-blank", choice="one cell a line", printing=(Printing(apart="lines", empty=" "),)),
)
DEVELOPED: tuple[Family, ...] = (*SEPARATORS, *LINES)
