"""Tables of HTML inside a text, as converters to Markdown leave them: rows and cells with their spans."""

from html.parser import HTMLParser

from jixiao.read.blocks import Cell, Grid
from jixiao.values.place import Place

MOST_CELLS = 60_000
MOST_SPAN = 200


class Reader(HTMLParser):
    """Gathers the cells of one table; tables inside it are read as its text."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line - 1
        self.rows: list[list[Cell]] = []
        self.taken: set[tuple[int, int]] = set()
        self.text: list[str] | None = None
        self.open: Cell | None = None
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self.end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows and self.count < MOST_CELLS:
            self.end_cell()
            told = dict(attrs)
            self.begin_cell(span(told.get("rowspan")), span(told.get("colspan")))
        elif tag in ("br", "p", "li", "div") and self.text:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("td", "th", "tr", "table"):
            self.end_cell()

    def handle_data(self, data: str) -> None:
        """Take text into the open cell."""
        if self.text is not None:
            self.text.append(data)

    def begin_cell(self, high: int, wide: int) -> None:
        """Open a cell at the first free place of its row."""
        row = len(self.rows) - 1
        column = next(n for n in range(MOST_SPAN * MOST_SPAN) if (row, n) not in self.taken)
        self.taken.update((r, c) for r in range(row, row + high) for c in range(column, column + wide))
        at, offset = self.getpos()
        self.open = Cell("", Place(line=self.line + at, column=offset + 1), row, column, high, wide)
        self.text, self.count = [], self.count + 1

    def end_cell(self) -> None:
        """Close the open cell."""
        if self.open is not None and self.text is not None:
            text = "\n".join(line.strip() for line in "".join(self.text).split("\n") if line.strip())
            place = Place(line=self.open.place.line, column=self.open.place.column, text=text)
            self.rows[-1].append(self.open._replace(text=text, place=place))
        self.open = self.text = None


def span(text: str | None) -> int:
    """Return a span as printed, 1 where it is none."""
    return min(MOST_SPAN, max(1, int(text))) if text and text.isdecimal() and len(text) < 6 else 1


def table_of(text: str, line: int) -> Grid:
    """Return the table of a passage that begins in a line."""
    reader = Reader(line)
    reader.feed(text)
    reader.close()
    return Grid(tuple(tuple(row) for row in reader.rows if row), exact=True)
