"""Tables of unread families as text: the markup of other programs, coordinates, rows that go on, texts spread over merged rows."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from layouts.as_html import cell_markup, rows_of
from layouts.block import Cell, Paragraph, Slot, Table
from layouts.canvas import ruled, wrapped
from layouts.held.changers import below_head, cells
from layouts.held.printers import drawn, lines, rows
from layouts.known import Known
from layouts.setting import blocks
from layouts.style import Style
from layouts.unseen.alter import at_head

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def confluence(table: Table, _: Random) -> list[str]:
    """Return rows in the markup of a wiki: two bars before a label, one before a value."""
    made = []
    for row in table.lattice():
        own = [slot for slot in row if not slot.along]
        texts = ["" if slot.down else slot.cell.text.replace("\n", " ") for slot in own]
        signs = ["||" if slot.cell.label and not slot.down else "|" for slot in own]
        made.append("".join(sign + (text or " ") for sign, text in zip(signs, texts, strict=True)) + signs[-1])
    return made


def dokuwiki(table: Table, _: Random) -> list[str]:
    """Return rows in the markup of another wiki: three colons where the cell above goes on, nothing where one gets wider."""
    made = []
    for row in table.lattice():
        line = ""
        for slot in row:
            sign = "^" if slot.cell.label else "|"
            line += sign if slot.along else f"{sign} {':::' if slot.down else slot.cell.text.replace(chr(10), ' ')} "
        made.append(f"{line}{'^' if row[-1].cell.label else '|'}")
    return made


def tabular(table: Table, _: Random) -> list[str]:
    """Return the table as programs that read pages write it for typesetters."""
    made = [f"\\begin{{tabular}}{{|{'c|' * table.width}}}", "\\hline"]
    for row in table.lattice():
        made += [" & ".join(typeset(slot) for slot in row if not slot.along) + " \\\\", "\\hline"]
    return [*made, "\\end{tabular}"]


def typeset(slot: Slot) -> str:
    """Return one cell of them."""
    text = "" if slot.down else "".join(f"\\{sign}" if sign in "%&_#$" else sign for sign in slot.cell.text.replace("\n", " "))
    if slot.cell.rows > 1 and not slot.down:
        text = f"\\multirow{{{slot.cell.rows}}}{{*}}{{{text}}}"
    return f"\\multicolumn{{{slot.cell.columns}}}{{|c|}}{{{text}}}" if slot.cell.columns > 1 else text


def markup(table: Table, _: Random) -> list[str]:
    """Return the table as the markup of a web page on a single line, as page readers put it into Markdown."""
    inside = "".join(f"<tr>{''.join(cell_markup(cell, nested=False) for cell in row)}</tr>" for row in rows_of(table))
    return ["", f"<html><body><table>{inside}</table></body></html>", ""]


def marked_up(known: Known, style: Style, random: Random) -> str:
    """Return Markdown with headings and tables of that kind."""
    made = blocks(known, style)
    told = [
        Paragraph("#" * (block.heading or 0) + " " + block.text) if isinstance(block, Paragraph) and block.heading else block
        for block in made
    ]
    return "\n".join(lines(told, markup, random)) + "\n"


def place(cell: Cell, top: int, manner: str) -> str:
    """Return a cell's address in that manner."""
    row, column = top + cell.row + 1, cell.column
    return manner.format(letter=LETTERS[column], row=row, column=column + 1)


def addressed(known: Known, style: Style, random: Random) -> str:
    """Return every cell that says something on a line of its own, its address in the sheet in front."""
    manner = random.choice(("{letter}{row}：", "{letter}{row}\t", "R{row}C{column} = ", "[{row},{column}] "))
    made, top = list[str](), 0
    for block in blocks(known, style):
        whole = Table(1, (Cell(block.text, 0, 0),)) if isinstance(block, Paragraph) else block
        own = sorted(whole.cells, key=lambda cell: (cell.row, cell.column))
        made += [place(cell, top, manner) + cell.text.replace("\n", " ") for cell in own if cell.text]
        top += whole.height
    return "\n".join(made) + "\n"


def leaders(table: Table, _: Random) -> list[str]:
    """Return rows whose cells are led to one another by dots."""
    made = []
    for row in table.lattice():
        told = [slot.cell.text.replace("\n", "") for slot in row if not slot.along and not slot.down and slot.cell.text]
        made.append(told[0] + "".join("…" * max(3, 16 - len(before)) + text for before, text in pairwise(told)))
    return made


def spread(table: Table, _: Random) -> list[str]:
    """Return rows in tabs where the text of a tall label stands in pieces, from top to bottom, one piece a row."""
    return ["\t".join(piece(slot) for slot in row if not slot.along) for row in table.lattice()]


def piece(slot: Slot) -> str:
    """Return what of a cell stands in one of its rows."""
    text, high = slot.cell.text.replace("\n", ""), slot.cell.rows
    if high == 1 or not slot.cell.label:
        return text if slot.down == 0 else ""
    size = -(-len(text) // high)
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    first = (high - len(pieces)) // 2
    return pieces[slot.down - first] if 0 <= slot.down - first < len(pieces) else ""


def going_on(table: Table, _: Random) -> list[str]:
    """Return rows in bars whose long cells go on in the same column of the next rows; levels stand in every row's first line."""
    made = []
    for row in table.lattice():
        own = [wrapped("" if slot.down and not slot.cell.label else slot.cell.text, 24) for slot in row if not slot.along]
        made += [f"| {' | '.join(part[n] if n < len(part) else '' for part in own)} |" for n in range(max(map(len, own)))]
    return made


HIDDEN = str.maketrans("+-|", "\ue000\ue001\ue002")
BACK = str.maketrans("\ue000\ue001\ue002", "+-|")


def horizontals(table: Table, random: Random) -> list[str]:
    """Return the table with lines between rows and none between columns."""
    sign = random.choice(("-", "—", "─"))
    own = ruled(cells(table, lambda cell: cell.text.translate(HIDDEN)), random.choice((110, 130, 150)), centred=random.random() < 0.5)
    return [line.replace("|", " ").replace("+", "-").replace("-", sign).translate(BACK).rstrip() for line in own]


def on_two_pages(table: Table, _: Random) -> list[str]:
    """Return the indicators with their right columns on a page of their own, as a sheet too wide is printed; rows are counted on both."""
    at, first = at_head(table, "三级指标"), min(table.head)
    if at is None:
        raise ValueError("a table on two pages needs a column of names")
    body = table.lattice()
    own = rows(table)
    counted = ["序号", *(str(n) for n in range(1, table.height - first))]
    left = [[*texts(row, 0, at + 1)] for row in body[first:]]
    right = [[*texts(row, at + 1, table.width)] for row in body[first:]]
    above = ["\t".join(row) for row in own[:first]]
    pages = [["\t".join([n, *row]) for n, row in zip(counted, part, strict=True)] for part in (left, right)]
    return [*above, *pages[0], "第 1 页", "\f", *pages[1], "第 2 页"]


def texts(row: Sequence[Slot], begin: int, end: int) -> Iterator[str]:
    """Yield what stands in some columns of a row."""
    for slot in row[begin:end]:
        if not slot.along:
            yield "" if slot.down else slot.cell.text.replace("\n", "")


def watermarked(known: Known, style: Style, random: Random) -> str:
    """Return rows with the words of a watermark on lines of their own between them."""
    words = random.choice((("公示稿", "请勿外传"), ("某某市财政局", "仅供内部使用"), ("样张", "2025-03-05 admin")))
    sign = random.choice(("\t", " | "))
    own = drawn(lambda table, _: [sign.join(row) for row in rows(table)])(known, style, random).split("\n")
    made = []
    for number, line in enumerate(own):
        made += [random.choice(words)] if number % 6 == 4 else []
        made.append(line)
    return "\n".join(made)


SPEAKERS = ("财务-王某", "业务科小李", "预算处 张某某")
ASIDES = ("收到", "[图片]", "[文件] 绩效目标表.xlsx", "下面接着发", "@所有人 请核对")


def chatted(known: Known, style: Style, random: Random) -> str:
    """Return rows in bars as pasted into a chat, several at a time, with who wrote when above them and other words between."""
    own = drawn(lambda table, _: [f"| {' | '.join(row)} |" for row in rows(table)])(known, style, random).rstrip("\n").split("\n")
    made, minute = list[str](), 0
    while own:
        size = random.randrange(5, 12)
        minute += 2
        made += [f"{random.choice(SPEAKERS)}  2025-03-05 10:{minute % 60:02}:41", *own[:size], ""]
        own = own[size:]
        if random.random() < 0.4:
            made += [f"{random.choice(SPEAKERS)}  2025-03-05 10:{minute % 60:02}:59", random.choice(ASIDES), ""]
    return "\n".join(made) + "\n"


MAIL = (
    '在 2025-03-05 09:12:41，"预算科" <yusuan@example.invalid> 写道：',
    "-----原始邮件-----",
    "发件人: 业务科 <yewu@example.invalid>",
    "发送时间: 2025年3月4日 17:40",
    "收件人: 预算科",
    "主题: 转发: 项目绩效表（请审核）",
)


def mailed(known: Known, style: Style, random: Random) -> str:
    """Return rows in bars inside a mail that was answered twice, its lines broken at 72 columns, some quoted deeper than others."""
    own = drawn(lambda table, _: [f"| {' | '.join(row)} |" for row in rows(table)])(known, style, random).rstrip("\n").split("\n")
    made = ["已阅，无修改意见。", "", MAIL[0], *(f"> {line}" for line in MAIL[1:]), "> "]
    sign = random.choice(("> > ", ">> ", "> "))
    made += [sign + part for line in own for part in wrapped(line, 72)]
    return "\n".join([*made, "> ", "> 此致", "> 敬礼"]) + "\n"


def sections(known: Known, style: Style, random: Random, *, symbols: Sequence[tuple[str, str]]) -> str:
    """Return tables whose levels stand on lines of their own behind two signs, the columns of levels left out."""
    one, two = random.choice(symbols)

    def draw(table: Table, _: Random) -> list[str]:
        at = at_head(table, "三级指标")
        begin = below_head(table)
        made = []
        for number, row in enumerate(table.lattice()):
            if number >= begin and at is not None:
                levels = [slot for slot in row[max(0, at - 2) : at] if not slot.down and not slot.along and slot.cell.columns == 1]
                made += [(one if slot.cell.column == at - 2 else two) + slot.cell.text for slot in levels if slot.cell.label]
            inside = number >= min(table.head) and at is not None and row[at].cell.columns == 1
            made.append("\t".join(texts(row, at if inside and at is not None else 0, table.width)))
        return made

    return drawn(draw)(known, style, random)


def symbols(known: Known, style: Style, random: Random) -> str:
    """Return tables whose levels stand behind signs."""
    return sections(known, style, random, symbols=(("■ ", "□ "), ("◆", "◇"), ("★", "☆"), ("● ", "○ "), ("▶ ", "▷ ")))


def interleaved(known: Known, style: Style, random: Random) -> str:
    """Return lines of a file whose even pages are missing: the pages that are there are numbered."""
    own = drawn(lambda table, _: ["\t".join(row) for row in rows(table)])(known, style, random).rstrip("\n").split("\n")
    pages = [own[at : at + 9] for at in range(0, len(own), 9)]
    made = []
    for number, page in enumerate(pages, 1):
        made += [*page, f"第 {number} 页 共 {len(pages)} 页", "\f"] if number % 2 else []
    return "\n".join(made) + "\n"


def no_figures(known: Known, style: Style, random: Random) -> str:
    """Return rows whose figures a font without them shows as boxes."""
    sign = random.choice(("□", "\ufffd"))
    hidden = str.maketrans("0123456789", sign * 10)
    return drawn(lambda table, _: ["\t".join(row).translate(hidden) for row in rows(table)])(known, style, random)


def no_names(known: Known, style: Style, random: Random) -> str:
    """Return rows whose column of names was too narrow for a program that then writes signs in place of the text."""

    def draw(table: Table, _: Random) -> list[str]:
        at = at_head(table, "三级指标")
        first = below_head(table)
        lost = cells(table, lambda cell: "####" if cell.row >= first and cell.column == at and cell.columns == 1 else cell.text)
        return ["\t".join(row) for row in rows(lost)]

    return drawn(draw)(known, style, random)
