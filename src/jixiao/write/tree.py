"""What a report says, before any file format: a frozen tree of sections, shown by the renderers in ``write/format``.

Texts stand in the language asked for. ``on`` names the formats that show a part or a column, empty for all: a terminal has less
room than a page. ``short`` is what a terminal shows instead. ``paint`` is a style of :mod:`jixiao.write.paint`, ``look`` the classes
of our style sheets.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec import Struct

Format = Literal["text", "markdown", "html", "paper"]
TEXT: tuple[Format, ...] = ("text",)
HTML: tuple[Format, ...] = ("html",)
MARKDOWN: tuple[Format, ...] = ("markdown",)
LINES: tuple[Format, ...] = ("text", "markdown")
PAGES: tuple[Format, ...] = ("markdown", "html", "paper")
SCREENS: tuple[Format, ...] = ("text", "html")
SHORT, NAMED, CHAPTER = "short", "named", "chapter"
"""Looks that renderers of lines know: of a section whose title is a plain line, of one whose title stands in brackets, and of a group
that a line sets off."""


class Picture(Struct, frozen=True):
    """A picture, drawn when a page is made; a terminal and Markdown show the figures beside it instead."""

    draw: Callable[[], str]
    """Returns finished HTML."""


class Span(Struct, frozen=True):
    """Words within a text that stand out: by an element of HTML, by a link to an anchor of the report; a ``sign`` is seen, not spoken."""

    told: "Said"
    look: str = ""
    tag: str = "span"
    link: str = ""
    sign: bool = False


Said = str | Span | Picture | None | tuple["Said", ...]
"""Text: words, spans and pictures one after the other; None is nothing."""


class Title(Struct, frozen=True):
    """The heading of the whole report."""

    told: Said
    anchor: str = ""
    on: tuple[Format, ...] = ()


class Paragraph(Struct, frozen=True):
    """A paragraph; on a terminal its first line begins after ``first`` columns, those below after ``hang``."""

    told: Said
    look: str = ""
    paint: str = ""
    first: int = 0
    hang: int = 0
    on: tuple[Format, ...] = ()


class Points(Struct, frozen=True):
    """Sentences one below the other, each with a dot."""

    told: tuple[Said, ...]
    look: str = ""
    on: tuple[Format, ...] = ()


class Notes(Struct, frozen=True):
    """What a reader must mind, under a word that says so."""

    word: str
    told: tuple[str, ...]
    on: tuple[Format, ...] = ()


class Pair(Struct, frozen=True):
    """Words and the figure that belongs to them."""

    words: Said
    figure: str
    look: str = ""


class Pairs(Struct, frozen=True):
    """Key figures, of which a page has room for more than a terminal: ``figures`` side by side or ``listed`` below each other."""

    pairs: tuple[Pair, ...]
    look: str = ""
    title: str = ""
    is_list: bool = False
    on: tuple[Format, ...] = HTML


class Column(Struct, frozen=True):
    """A column of a table: its head, ``look`` of head and cells, ``each`` of the cells alone; ``names`` where it names the rows.

    ``label`` is whether a narrow page tells the head before each cell, ``spoken`` whether only who listens to it is told the head.
    A cell takes at most the ``share``-th part of a terminal.
    """

    head: str
    look: str = ""
    each: str = ""
    short: str | None = None
    names: bool = False
    label: bool = True
    spoken: bool = False
    share: int = 0
    on: tuple[Format, ...] = ()


class Cell(Struct, frozen=True):
    """A cell, with parts on a page; ``head`` is told before it where that is not its column's, ``of`` behind it: out of so many points."""

    told: Said = None
    paint: str = ""
    look: str = ""
    short: str | None = None
    head: str = ""
    of: str = ""
    parts: tuple["Part", ...] = ()


class Row(Struct, frozen=True):
    """A row: a cell for each column, sentences ``under`` it on a terminal; ``group`` is one cell over all columns that heads others."""

    cells: tuple[Cell, ...]
    under: tuple[str, ...] = ()
    anchor: str = ""
    group: bool = False
    on: tuple[Format, ...] = ()


class Table(Struct, frozen=True):
    """A table; where ``is_wide`` a narrow page scrolls it in a frame called ``label``."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    caption: str = ""
    look: str = ""
    label: str = ""
    is_wide: bool = False
    on: tuple[Format, ...] = ()


class Spot(Struct, frozen=True):
    """Where a fault stands: in which project, in which field, at which place of the file; ``mark`` is what is doubtful about it."""

    project: str
    field: str
    place: str
    mark: str = ""


class Quote(Struct, frozen=True):
    """What stands at a place, in the source's own words (None: seen to be blank); where it is cut, the ``needles`` stay in sight.

    ``word`` says why it is quoted, empty for the place of the fault itself; ``is_close`` whether the words are those of its field.
    """

    word: str
    spot: Spot
    text: str | None
    needles: tuple[str, ...]
    is_close: bool = True


class Fault(Struct, frozen=True):
    """A fault in one place or in several: what, where, what stands there, what is told with it, how to mend it, by which law.

    ``is_brief`` where a terminal has told how to mend it and by which law; ``law`` is an anchor of a page.
    """

    code: str
    severity: str
    paint: str
    what: str
    file: str
    spots: tuple[Spot, ...]
    quotes: tuple[Quote, ...]
    also: str
    fix: str
    basis: str
    law: str
    is_brief: bool = False
    on: tuple[Format, ...] = ()


class Faults(Struct, frozen=True):
    """Faults one after the other."""

    faults: tuple[Fault, ...]
    on: tuple[Format, ...] = ()


class Coded(Struct, frozen=True):
    """Sentences, each behind the code of the rule that it comes from; ``law`` is the beginning of the rules' anchors."""

    told: tuple[tuple[str, str], ...]
    law: str
    on: tuple[Format, ...] = ()


class Terms(Struct, frozen=True):
    """Terms, each with its anchor and what is said of it."""

    terms: tuple[tuple[str, str, tuple[str, ...]], ...]
    look: str
    on: tuple[Format, ...] = HTML


class Side(Struct, frozen=True):
    """A side of a difference: what stands there (None: a blank), where in its file, the mark that a terminal shows (``-`` or ``+``)."""

    told: str | None
    place: str
    mark: str


class Change(Struct, frozen=True):
    """A field that differs: what happened to it, its words, before and after; None for a side that is not there at all."""

    kind: str
    field: str
    sides: tuple[Side | None, Side | None]


class Changes(Struct, frozen=True):
    """Differences under the heads of what happened, the field, before and after."""

    heads: tuple[str, ...]
    changes: tuple[Change, ...]
    on: tuple[Format, ...] = ()


class Plot(Struct, frozen=True):
    """A picture with its keys (a mark, words) and its figures as a table to unfold under ``told``.

    ``kind`` names what is drawn, for a page on which the figures can be asked.
    """

    picture: Picture
    keys: tuple[tuple[Picture, Said], ...] = ()
    figures: Table | None = None
    told: str = ""
    look: str = "chart"
    on: tuple[Format, ...] = HTML
    kind: str = ""


class Group(Struct, frozen=True):
    """Parts that a page puts together in one box; elsewhere they just follow each other, after a line where they are a ``chapter``."""

    look: str
    parts: tuple["Part", ...]
    on: tuple[Format, ...] = ()


class Fold(Struct, frozen=True):
    """Parts that a page shows when asked."""

    told: str
    parts: tuple["Part", ...]
    on: tuple[Format, ...] = HTML


class Forms(Struct, frozen=True):
    """Official forms as finished HTML, under a heading."""

    title: str
    html: str
    on: tuple[Format, ...] = HTML


class Section(Struct, frozen=True):
    """Parts under a heading, with a remark beside it; where ``short`` is None a terminal goes on without the heading."""

    title: Said
    parts: tuple["Part", ...]
    look: str = ""
    anchor: str = ""
    note: str = ""
    paint: str = "strong"
    short: str | None = ""
    on: tuple[Format, ...] = ()


Part = Title | Paragraph | Points | Notes | Pairs | Table | Faults | Coded | Terms | Changes | Plot | Group | Fold | Forms | Section


class Made(Struct, frozen=True):
    """Parts that are made anew each time they are gone through, so that a long report never is in memory whole."""

    make: Callable[[], Iterator[Part]]

    def __iter__(self) -> Iterator[Part]:
        return self.make()


class Jump(Struct, frozen=True):
    """A link of the bar over a page: an anchor, its words, what is said of it where they are only a number."""

    anchor: str
    words: str
    label: str = ""


class Report(Struct, frozen=True):
    """A report: its name, its parts, the links of the bar over its page under ``bar``, and how the page looks.

    ``look`` is the class of the page, ``main`` of its content, ``styles`` are its style sheets, ``script`` names the script that it can do
    without.
    """

    name: str
    parts: Iterable[Part]
    look: str
    main: str
    styles: tuple[str, ...]
    bar: str = ""
    bar_look: str = "top-bar"
    jumps: tuple[Jump, ...] = ()
    script: str = ""


def chapters(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """Yield the parts of a report that follow each other without a line between: each chapter, and what stands between two."""
    between: list[Part] = []
    for part in parts:
        if not (isinstance(part, Group) and part.look == CHAPTER):
            between.append(part)
            continue
        if between:
            yield tuple(between)
            between = []
        yield (part,)
    if between:
        yield tuple(between)


def stands_in(part: Part | Column | Row | Fault, name: Format) -> bool:
    """Whether a format shows a part or a column."""
    return not part.on or name in part.on


def plain(said: Said) -> str:
    """Return a text's words alone."""
    if isinstance(said, tuple):
        return "".join(map(plain, said))
    return plain(said.told) if isinstance(said, Span) else said if isinstance(said, str) else ""
