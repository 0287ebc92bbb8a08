"""Plain text and Markdown to blocks: tab and pipe rows become grids, one cell a line between pipes becomes a strip."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Literal, NamedTuple

from jixiao.forms.grammar import level_ranks, meanings
from jixiao.read.blocks import Aligned, Block, Blocks, Cell, Grid, Paragraph, Repair, Strip
from jixiao.read.decode import decoded, mended, unescaped
from jixiao.read.drawn import grid, is_border, is_drawn, is_inside
from jixiao.read.furniture import furniture
from jixiao.read.listed import rows_listed
from jixiao.read.prepared import PreparedLine, prepared, with_terms
from jixiao.read.traditional import is_traditional, restored, with_places
from jixiao.values.place import Place
from jixiao.values.width import width

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".tsv", "")
FORMAT: Literal["text"] = "text"

LINE_END = re.compile("[\n\f\x0b\x85\u2028\u2029]")
OPENS, CLOSES = re.compile(r"<table[\s>]", re.IGNORECASE), re.compile(r"</table\s*>", re.IGNORECASE)
HEADING = re.compile(r"[ \u3000]*(#{1,6}|h[1-6]\.(?= ))(?!NULL!|DIV/0!|VALUE!|REF!|NAME[?？]|NUM!|N/A)\s*(?=\S)")
"""The marks of a heading; a spreadsheet's error cell (#REF!) is none."""
PAGE = re.compile(
    r"\s*(?:[(（]?(?:转下页|转次页|承上页|接上页|续上页|接下页|下页续)[)）]?|[-—–－]\s*\d{1,4}\s*[-—–－]|(?:金额)?单位[:：]\s*(?:同|见)(?:上|前|首)页|第\s*\d{1,4}\s*页.{0,14}|\d{1,4}\s*/\s*\d{1,4})\s*"
)
RULE = re.compile(r"[\s|:+=-]*-{2,}[\s|:+=-]*")
NUMBERED_PAGE = re.compile(r".{0,90}第\s*\d{1,4}\s*页\s*[/／,，、]?\s*共\s*\d{1,4}\s*页.{0,14}")
"""The head or foot of a page: what a system prints on each, with the number of the page."""
OF_PAGES = re.compile(r"第 ?(\d{1,3}) ?页[ /／,，、]?共 ?(\d{1,3}) ?页")
MOST_SHOWN, LOST_PAGE = 6, 0.3
STROKES = re.compile(
    r"\s*\|?(?:([=*_~#＝＊～—])\1{7,}|={3,}|\*{3,}|~{3,}|([=*])\2{4,}[^=*\u4e00-\u9fff]{1,20}\2{5,})\s*|\s*\(?\d+ rows? in set.{0,16}"
)
"""A line drawn with one sign, around the number of a record too, or that counts them."""
MOST_PIPES = 60
"""A line with more cells holds many rows run together: its cells are loose."""
LONGEST_ROW = 200_000
"""A longer line is no row of a form, whatever signs stand in it."""
QUOTED_LINES = 60
"""A quoted cell may run over this many lines."""
RESTORED = 0.8
"""How sure a text is whose characters had to be restored."""
BULLETED = re.compile(r"\s*[-*+•·●○](?:\s|$)")
GAP = re.compile(r"\S {3,}\S|\S\u3000\u3000+\S")
RUN = re.compile(r"\S+(?: \S+)*")
"""A text without a wide blank in it."""
LEAST_SPREAD = 4
"""So many lines of several texts make a passage of texts under one another."""
LONGEST_SPREAD = 1_000
LINE_MARK = re.compile(r"<br\s*/?>|\\n(?=[\u4e00-\u9fff\d（(])", re.IGNORECASE)
NO_HEAD = re.compile(r"Unnamed: \d{1,3}")
FAR = 8
"""Lines without a pipe after which a piped passage is over."""


class CellShare(NamedTuple):
    """A line's share of a loose cell, with its place."""

    text: str
    line: int
    column: int


def read(data: bytes, name: str) -> Blocks:
    """Return the blocks of a text file; InputUnreadable when it is no text."""
    text, repairs = mended(decoded(data, name))
    repairs = (*repairs, *missing_pages(text))
    if not is_traditional(text):
        return Blocks(tuple(text_blocks(text)), repairs)
    made, count = restored(text)
    repairs = (*repairs, Repair(f"原文被转成了繁体（并夹有注音），{count} 个字已还原为简体。", RESTORED))
    return Blocks(tuple(with_places(text_blocks(made), LINE_END.split(text))), repairs)


def missing_pages(text: str) -> Iterator[Repair]:
    """Yield that pages are missing, where those that print their number of all leave some out: the last, or some in between."""
    marks = list(OF_PAGES.finditer(text)) if "页" in text else []
    seen, counts = [int(mark[1]) for mark in marks], {int(mark[2]) for mark in marks}
    last = max(counts, default=0) if marks and not text[marks[-1].end() :].strip() else max(seen, default=0)
    if len(counts) == 1 and max(seen) <= max(counts) and seen == sorted(set(seen)) and last - seen[0] + 1 > len(seen):
        yield Repair(
            f"页码是第 {'、'.join(map(str, seen[:MOST_SHOWN]))} 页，共 {max(counts)} 页，中间或末尾缺页。请交完整的文件。", LOST_PAGE
        )


def text_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of ``text`` in order; blank lines and page marks end nothing."""
    lines = [PreparedLine(n, unescaped(raw), raw) for n, raw in enumerate(LINE_END.split(text), 1) if raw]
    lines = prepared([line for line in lines if line.text.strip()])
    on_pages = furniture([line.text for line in lines])
    lines = [line for n, line in enumerate(lines) if n not in on_pages and (is_drawn(line.text) or not noise(line.text))]
    if listed := [*rows_listed([line.text for line in lines if BULLETED.match(line.text)])]:
        yield from among_lists(lines, listed)
        return
    lines = with_terms(lines)
    at = 0
    while at < len(lines):
        made, at = reader_of(lines[at].text)(lines, at)
        yield from made


def among_lists(lines: list[PreparedLine], listed: list[list[tuple[int, int]]]) -> Iterator[Block]:
    """Yield the rows that a list of lists tells as grids, the lines between them as paragraphs."""
    bulleted = [line for line in lines if BULLETED.match(line.text)]
    starts = {bulleted[row[0][0]].number: row for row in listed}
    rows: list[tuple[Cell, ...]] = []
    for line in lines:
        if row := starts.get(line.number):
            told = [(bulleted[n], at) for n, at in row]
            rows.append(tuple(list_cell(one, at, len(rows), n) for n, (one, at) in enumerate(told)))
        elif not BULLETED.match(line.text):
            yield from [Grid(tuple(rows))] if rows else []
            rows = []
            yield plain([line], 0)[0][0]
    yield from [Grid(tuple(rows))] if rows else []


def list_cell(line: PreparedLine, at: int, row: int, column: int) -> Cell:
    """Return the text of a list's line as a cell."""
    text = line.text[at:].strip()
    return Cell(text, Place(line=line.number, column=at + 1, text=text), row, column)


def reader_of(text: str) -> Callable[[list[PreparedLine], int], tuple[list[Block], int]]:
    """Return what reads a passage that begins with a line."""
    if len(text) > LONGEST_ROW:
        return plain
    if is_border(text):
        return boxed
    if OPENS.search(text):
        return marked_up
    if "|" in text or "\t" in text.strip():
        return piped if "|" in text else tabbed
    return spread if len(text) <= LONGEST_SPREAD and GAP.search(text.strip()) else plain


def noise(text: str) -> bool:
    """Return whether a line is a page mark or the rule under a Markdown table's head."""
    told = PAGE.fullmatch(text) or STROKES.fullmatch(text) or (RULE.fullmatch(text) and "--" in text)
    return len(text) < 400 and bool(told or ("页" in text and NUMBERED_PAGE.fullmatch(text)))


def boxed(lines: list[PreparedLine], at: int) -> tuple[list[Block], int]:
    """Return the table that is drawn from ``at`` on; where nothing is, its lines are read as others."""
    end = at
    while end < len(lines) and is_inside(lines[end].raw):
        end += 1
    found = grid([(line.number, line.raw) for line in lines[at:end]])
    if found is not None:
        return [found], end
    return piped(lines, at) if "|" in lines[at].text else ([], at + 1)


def marked_up(lines: list[PreparedLine], at: int) -> tuple[list[Block], int]:
    """Return the table of HTML that begins at ``at``."""
    end = next((n for n in range(at, len(lines)) if CLOSES.search(lines[n].raw)), len(lines) - 1) + 1
    first, last = lines[at].number, lines[end - 1].number
    raw = {line.number: line.raw for line in lines[at:end]}
    found: Grid = import_module("jixiao.read.marked_up").table_of("\n".join(raw.get(n, "") for n in range(first, last + 1)), first)
    return [found], end


def spread(lines: list[PreparedLine], at: int) -> tuple[list[Block], int]:
    """Return the passage of lines whose texts stand under one another, up to its last line of several texts and what is under that."""
    last, end, count = at, at, 0
    while end < len(lines) and end - last <= FAR and reader_of(lines[end].text) in (plain, spread) and not HEADING.match(lines[end].text):
        if reader_of(lines[end].text) is spread:
            last, count = end, count + 1
        end += 1
    if count < LEAST_SPREAD:
        return plain(lines, at)
    while last + 1 < end and goes_on_below(lines[last], lines[last + 1]):
        last += 1
    return [Aligned(tuple(tuple(runs(line, n)) for n, line in enumerate(lines[at : last + 1])))], last + 1


def goes_on_below(above: PreparedLine, line: PreparedLine) -> bool:
    """Return whether a line of one text stands indented right under a text of the line above, as the rest of its cell does."""
    left = {cell.column for cell in runs(line, 0)}
    return 0 not in left and left <= {cell.column for cell in runs(above, 0)}


def runs(line: PreparedLine, row: int) -> Iterator[Cell]:
    """Yield the texts of a line that wide blanks divide, by the columns of the page that they cover."""
    for found in RUN.finditer(line.raw.expandtabs()):
        left = width(line.raw[: found.start()])
        place = Place(line=line.number, column=found.start() + 1, text=found[0])
        yield Cell(unescaped(found[0]), place, row, left, 1, max(1, width(found[0])))


def plain(lines: list[PreparedLine], at: int) -> tuple[list[Block], int]:
    """Return one line as a paragraph, with its heading depth."""
    line = lines[at]
    found = HEADING.match(line.text)
    body = line.text[found.end() :] if found else line.text.lstrip("> ") if line.text.startswith("> ") else line.text
    marks = "#h123456.>" if found and found[1][0] == "h" else "#>" if body != line.text else "#"
    column = len(line.raw) - len(line.raw.lstrip(f"{marks} \t\u3000")) + 1
    place = Place(line=line.number, column=column, text=line.raw[column - 1 :].strip())
    return [Paragraph(body.strip().strip("*").strip(), place, len(found[1]) if found else None)], at + 1


def tabbed(lines: list[PreparedLine], at: int) -> tuple[list[Block], int]:
    """Return the run of tab-separated rows that begins at ``at`` as a grid; a quoted cell may run over lines."""
    rows: list[tuple[Cell, ...]] = []
    while at < len(lines) and (reader_of(lines[at].text) is tabbed or (rows and (edged(lines[at].text) or opens_quote(lines, at)))):
        line, at = quoted(lines, at)
        rows.append(tuple(cells(line, "\t", len(rows))))
    return [Grid(tuple(unbroken(rows)))], at


def unbroken(rows: list[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Yield rows, two joined that are as wide as others together when a line's end broke the name of a level (成本 / 指标)."""
    widths = set(map(len, rows))
    held: tuple[Cell, ...] = ()
    for row in rows:
        if held and len(held) + len(row) - 1 in widths and breaks_level(held[-1].text, row[0].text):
            joined = held[-1]._replace(text=held[-1].text + row[0].text)
            held = tuple(cell._replace(row=held[0].row, column=n) for n, cell in enumerate((*held[:-1], joined, *row[1:])))
        else:
            yield from [held] if held else []
            held = row
    yield from [held] if held else []


def breaks_level(above: str, below: str) -> bool:
    """Return whether two texts are the name of a level only together."""
    return bool(above) and bool(below) and not any(level_ranks(below)) and any(level_ranks(above + below))


def edged(text: str) -> bool:
    """Return whether a line among tab-separated rows is one whose only filled cell has empty ones before or after it."""
    return len(text) <= LONGEST_ROW and "|" not in text and (text.endswith("\t") or text.startswith("\t"))


def opens_quote(lines: list[PreparedLine], at: int) -> bool:
    """Return whether a line without a tab begins a quoted cell that ends before a tab in one of the next lines."""
    if not lines[at].text.startswith('"') or lines[at].text.count('"') % 2 == 0 or len(lines[at].text) > LONGEST_ROW:
        return False
    following = (line.text for line in lines[at + 1 : at + QUOTED_LINES])
    return next(('"\t' in text for text in following if '"' in text), False)


def quoted(lines: list[PreparedLine], at: int) -> tuple[PreparedLine, int]:
    """Return the line at ``at`` joined with those that its open quoted cell runs over."""
    line, end = lines[at], at + 1
    if line.text.count('"') % 2 == 0 or '"' not in re.sub(r'[^\t"]|(?<!\t)"', "", "\t" + line.text):
        return line, end
    text = line.text
    while end < len(lines) and end - at < QUOTED_LINES and text.count('"') % 2:
        text, end = text + "\n" + lines[end].text, end + 1
    if text.count('"') % 2:
        return line, at + 1
    return line._replace(text=text), end


def cells(line: PreparedLine, sign: str, row: int, outer: bool = False) -> Iterator[Cell]:
    """Yield the cells of a row split at ``sign``; where rows have ``outer`` signs what stands before the first is no cell."""
    text, offset = line.text, 1
    if outer and text.lstrip().startswith("|"):
        offset += text.index("|") + 1
        text = text[offset - 1 :]
    if sign == "|" and text.rstrip().endswith("|"):
        text = text.rstrip()[:-1]
    for column, part in enumerate(text.split(sign)):
        body = part.strip()
        start = offset + (len(part) - len(part.lstrip()) if body else 0)
        yield Cell(filled(unquoted(body)), Place(line=line.number, column=start, text=body), row, column)
        offset += len(part) + 1


def filled(text: str) -> str:
    """Return a cell without what a converter of workbooks prints in empty ones, its marks of line ends as such."""
    if text == "NaN" or (text.startswith("Unnamed") and NO_HEAD.fullmatch(text)):
        return ""
    return LINE_MARK.sub("\n", text) if "<" in text or "\\" in text else text


def unquoted(text: str) -> str:
    """Return a cell without the quotes that a spreadsheet puts around line breaks."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"').strip()
    return text


def piped(lines: list[PreparedLine], at: int) -> tuple[list[Block], int]:
    """Return the piped passage that begins at ``at``: rows as a grid, or loose cells where rows are not told."""
    end, last = at, at
    while end < len(lines) and end - last <= FAR and not HEADING.match(lines[end].text) and len(lines[end].text) <= LONGEST_ROW:
        last = end if "|" in lines[end].text else last
        end += 1
    passage = lines[at : last + 1]
    if one_cell_a_line(passage):
        return [Strip(tuple(loose(passage)))], last + 1
    return list(rows_of_pipes(passage)), last + 1


def one_cell_a_line(passage: list[PreparedLine]) -> bool:
    """Return whether pipes end or stand between cells, not rows."""
    if any(line.text.count("|") > MOST_PIPES for line in passage):
        return True
    filled = [sum(1 for part in line.text.split("|") if part.strip()) for line in passage if line.text.strip(" |")]
    return sum(n > 1 for n in filled) * 3 <= len(filled)


def loose(passage: list[PreparedLine]) -> Iterator[Cell]:
    """Yield the cells between pipes, joined over lines; what follows the last pipe is a cell too."""
    parts: list[CellShare] = []
    for line in passage:
        offset = 0
        pieces = line.text.split("|")
        for index, piece in enumerate(pieces):
            if piece.strip():
                parts.append(CellShare(piece.strip(), line.number, offset + len(piece) - len(piece.lstrip()) + 1))
            offset += len(piece) + 1
            if index < len(pieces) - 1:
                yield from loose_cells(parts or [CellShare("", line.number, 1)])
                parts = []
    if parts:
        yield from loose_cells(parts)


def loose_cells(parts: list[CellShare]) -> Iterator[Cell]:
    """Yield one loose cell of its parts, at the place of its first; text above a whole label is no part of it."""
    whole = "".join(part.text for part in parts)
    if len(parts) > 1 and not meanings(whole) and meanings(parts[-1].text):
        yield from (Cell(part.text, Place(line=part.line, column=part.column, text=part.text)) for part in parts)
        return
    yield Cell("\n".join(part.text for part in parts), Place(line=parts[0].line, column=parts[0].column, text=whole))


def rows_of_pipes(passage: list[PreparedLine]) -> Iterator[Block]:
    """Yield grids of pipe rows; a line that does not begin with a pipe goes on where rows begin with one, so does what a row lacks that ends with none."""
    starts = [line.text.lstrip().startswith("|") for line in passage]
    led = starts[0] and sum(starts) * 2 > len(starts)
    ended = [line.text.count("|") for line, begins in zip(passage, starts, strict=True) if begins and line.text.rstrip().endswith("|")]
    widths = frozenset(ended if len(ended) * 2 > sum(starts) else ())
    rows: list[tuple[Cell, ...]] = []
    pending: PreparedLine | None = None
    above = passage[0].number
    for line in passage:
        apart, above = line.number > above + 1 and pending is not None and pending.text.rstrip().endswith("|"), line.number
        whole = pending is not None and pending.text.rstrip().endswith("|")
        begins = line.text.lstrip().startswith("|")
        lacks = pending is not None and not whole and pending.text.count("|") + line.text.count("|") in widths
        if pending is not None and led and not apart and (lacks if begins else "|" in line.text or not whole):
            pending = pending._replace(text=pending.text + ("" if whole else "\n") + line.text)
            continue
        if pending is not None:
            rows.append(tuple(cells(pending, "|", len(rows), led)))
        pending = None
        if "|" in line.text:
            pending = line
            continue
        if rows:
            yield Grid(tuple(rows))
            rows = []
        yield plain([line], 0)[0][0]
    if pending is not None:
        rows.append(tuple(cells(pending, "|", len(rows), led)))
    if rows:
        yield Grid(tuple(rows if led else rows_rejoined(rows)))


def rows_rejoined(rows: list[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Yield rows, those joined that a line break inside a cell cut and that together are as wide as most rows."""
    width, count = Counter(map(len, rows)).most_common(1)[0]
    pieces: list[tuple[Cell, ...]] = []
    total = 0
    for row in rows:
        if total + len(row) > width or count * 2 < len(rows):
            yield from pieces
            pieces, total = [], 0
        pieces, total = [*pieces, row], total + len(row)
        if total == width and len(pieces) > 1:
            yield tuple(cell._replace(column=n) for n, cell in enumerate(cell for piece in pieces for cell in piece))
            pieces, total = [], 0
        elif total >= width or not row[-1].text:
            yield from pieces
            pieces, total = [], 0
    yield from pieces
