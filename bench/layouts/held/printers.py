"""Printings of the held families that keep the table: what parts cells, what becomes of merged cells, how lines are broken."""

from collections.abc import Callable, Sequence
from itertools import groupby
from random import Random

from msgspec.structs import replace

from layouts.block import Block, Paragraph, Slot, Table
from layouts.canvas import ruled, wide, wrapped
from layouts.family import Changer, Printer
from layouts.held.changers import cells, upright
from layouts.known import Known
from layouts.printing import Printing, text_of
from layouts.setting import blocks
from layouts.style import Style

Row = list[str]
Merged = Callable[[Slot, str], str]
Draw = Callable[[Table, Random], Sequence[str]]
BLANK = "\u3000"
STOP = 8


def drawn(draw: Draw, changer: Changer | None = None) -> Printer:
    """Return a printer that draws every table in a way of its own."""

    def printer(known: Known, style: Style, random: Random) -> str:
        made = blocks(known, style)
        return "\n".join(lines(changer(made, random) if changer else made, draw, random)) + "\n"

    return printer


def lines(made: Sequence[Block], draw: Draw, random: Random) -> list[str]:
    """Return paragraphs as they are and tables as drawn."""
    return [line for block in made for line in ([block.text] if isinstance(block, Paragraph) else draw(block, random))]


def first(slot: Slot, text: str) -> str:
    """Return a merged cell's text in its first row."""
    return text if slot.down == 0 else ""


def last(slot: Slot, text: str) -> str:
    """Return a merged cell's text in its last row."""
    return text if slot.down == slot.cell.rows - 1 else ""


def ditto(sign: str) -> Merged:
    """Return a merged cell's text in its first row, a sign for it in all others."""
    return lambda slot, text: text if slot.down == 0 or not text else sign


def rows(table: Table, merged: Merged = first, *, along: bool = False) -> list[Row]:
    """Return the rows as texts; ``along``: with empty squares for the rest of wide cells."""
    return [
        ["" if slot.along else merged(slot, slot.cell.text.replace("\n", "")) for slot in row if along or not slot.along]
        for row in table.lattice()
    ]


def parted(*signs: str, before: str = "", after: str = "", merged: Merged = first, along: bool = False) -> Draw:
    """Return rows whose cells one of the signs parts; a cell that holds the sign stands in quotes."""

    def draw(table: Table, _: Random) -> list[str]:
        sign = signs[wide(table.cells[0].text) % len(signs)]
        return [
            before + sign.join(f'"{text}"' if sign.strip() and sign.strip() in text else text for text in row) + after
            for row in rows(table, merged, along=along)
        ]

    return draw


def quoted(table: Table, _: Random) -> list[str]:
    """Return rows of cells that all stand in quotes, with commas between, as databases export them."""
    return [",".join('"' + text.replace('"', '""') + '"' for text in row) for row in rows(table, along=True)]


def broken_quoted(table: Table, _: Random) -> list[str]:
    """Return rows with commas whose long cells are broken into several lines inside quotes."""
    made = []
    for row in table.lattice():
        texts = ["\n".join(wrapped(first(slot, slot.cell.text), 18)) if not slot.along else "" for slot in row]
        made.append(",".join(f'"{text}"' if "\n" in text or "," in text else text for text in texts))
    return made


def tab_stops(table: Table, _: Random) -> list[str]:
    """Return rows typed with as many tabs as bring the next cell to its column, for an eye that sees stops of eight."""
    own = rows(table, along=True)
    starts = [0]
    for at in range(table.width):
        widest = max(min(wide(row[at]), 40) for row in own)
        starts.append(starts[-1] + (widest // STOP + 1) * STOP)
    return [tabbed(row, starts) for row in own]


def tabbed(row: Row, starts: Sequence[int]) -> str:
    """Return one row of them."""
    made, reached = "", 0
    for text, start in zip(row, starts, strict=False):
        if not text:
            continue
        tabs = max(-(-(start - reached) // STOP), 1 if made else 0)
        made += "\t" * tabs + text
        reached = (reached // STOP + tabs) * STOP + wide(text) if tabs else wide(text)
    return made


def full_columns(table: Table, _: Random) -> list[str]:
    """Return rows in columns filled up with full-width blanks."""
    own = rows(table, along=True)
    widths = [max(min(-(-wide(row[at]) // 2), 22) for row in own) + 2 for at in range(table.width)]
    return ["".join(filled(text, width) for text, width in zip(row, widths, strict=True)).rstrip(BLANK + " ") for row in own]


def filled(text: str, width: int) -> str:
    """Return a text filled up to that many full-width signs, at least one blank behind it."""
    odd = " " if wide(text) % 2 else ""
    return text + odd + BLANK * max(1, width - -(-wide(text) // 2))


def folded(table: Table, _: Random) -> list[str]:
    """Return rows in bars that are folded at sixty columns, what goes on indented."""
    made: list[str] = []
    for row in rows(table):
        parts = wrapped(f"| {' | '.join(row)} |", 60)
        made += [parts[0], *(f"    {part}" for part in parts[1:])]
    return made


HIDDEN = str.maketrans("+-|", "\ue000\ue001\ue002")
SHOWN = str.maketrans("+-|\ue000\ue001\ue002", "┼─│+-|")


def boxed(table: Table, random: Random) -> list[str]:
    """Return the table in signs for boxes, long labels upright."""
    hidden = cells(upright(table, random), lambda cell: cell.text.translate(HIDDEN))
    return [line.translate(SHOWN) for line in ruled(hidden, random.choice((104, 120, 150)), centred=random.random() < 0.5)]


def break_marks(table: Table, _: Random) -> list[str]:
    """Return a Markdown table whose long cells are broken by marks of HTML."""
    own = [[("<br>".join(wrapped(text, 22))) for text in row] for row in rows(table, along=True)]
    return [
        "",
        *(f"| {' | '.join(row)} |" for row in own[:1]),
        "|" + " :--- |" * table.width,
        *(f"| {' | '.join(row)} |" for row in own[1:]),
        "",
    ]


def bullets(table: Table, _: Random) -> list[str]:
    """Return every cell as an item of a list, the first of a row further left."""
    made: list[str] = []
    for row in table.lattice():
        begin = [slot for slot in row if not slot.along]
        made += [("- " if n == 0 else "    - ") + first(slot, slot.cell.text).replace("\n", "") for n, slot in enumerate(begin)]
    return made


def rows_apart(table: Table, _: Random) -> list[str]:
    """Return every cell on a line of its own, a blank line after every row; an empty cell is a full-width blank."""
    made: list[str] = []
    for row in table.lattice():
        made += [line for slot in row if not slot.along and not slot.down for line in (slot.cell.text or BLANK).split("\n")]
        made.append("")
    return made


def arranged(order: Callable[[tuple[str, ...]], Sequence[str]], *printing: Printing) -> Printer:
    """Return a printer that sets the columns of the indicators in another order."""

    def printer(known: Known, style: Style, random: Random) -> str:
        other = replace(style, columns=tuple(order(style.columns)))
        return text_of(blocks(known, other), random.choice(printing))

    return printer


def levels_behind(keys: tuple[str, ...]) -> list[str]:
    """Return the columns with the levels behind all others."""
    return [*(key for key in keys if key not in {"level1", "level2"}), "level2", "level1"]


def values_before(keys: tuple[str, ...]) -> list[str]:
    """Return the columns with target, then points, before the names."""
    front = [key for key in ("target", "points") if key in keys]
    return [*front, *(key for key in keys if key not in front)]


def another_order(keys: tuple[str, ...]) -> list[str]:
    """Return the columns with score and what was reached before points and target; in plans target and points before the names."""
    if "actual" not in keys:
        return values_before(keys)
    names = [key for key in keys if key in {"level1", "level2", "row"}]
    rest = [key for key in ("score", "actual", "points", "target") if key in keys]
    return [*names, *rest, *(key for key in keys if key not in {*names, *rest})]


def carried_over(known: Known, style: Style, random: Random) -> str:
    """Return pages of twenty lines: at their foot that the table goes on, at their head its title and header again."""
    made, pages = list[str](), 1
    for _, group in groupby(blocks(known, style), key=lambda block: isinstance(block, Paragraph)):
        for block in group:
            if isinstance(block, Paragraph):
                made.append(block.text)
                continue
            own = parted("\t")(block, random)
            head = own[min(block.head) : max(block.head) + 1]
            made += own[: max(block.head) + 1]
            for at in range(max(block.head) + 1, len(own), 10):
                if at > max(block.head) + 1:
                    pages += 1
                    made += ["（转下页）", f"－{pages - 1}－", "\f（承上页）", "单位：见首页", *head]
                made += own[at : at + 10]
    return "\n".join(made) + "\n"


def each_line(prefix: Callable[[int, int], str], draw: Draw) -> Printer:
    """Return a printer with something in front of every line, told its number and how many there are."""
    inner = drawn(draw)

    def printer(known: Known, style: Style, random: Random) -> str:
        own = inner(known, style, random).rstrip("\n").split("\n")
        return "".join(f"{prefix(n, len(own))}{line}\n" for n, line in enumerate(own, 1))

    return printer


def any_of(*printers: Printer) -> Printer:
    """Return a printer that is one of several."""
    return lambda known, style, random: random.choice(printers)(known, style, random)
