"""What a form says of itself in sentences above its indicators, where these are told in sentences too.

校园气象站建设项目由示例县教育局主管，示例县第一中学实施，2025年度资金总额12万元，其中财政拨款9万元。年度目标是：……。
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.forms.grammar import meanings, means
from jixiao.read.blocks import Cell
from jixiao.read.languages import amount
from jixiao.read.lines import Row
from jixiao.read.recast.apart import opened_brackets
from jixiao.read.recast.continued import POINT
from jixiao.read.recast.labelled import apart
from jixiao.read.recast.marks import ANNOUNCES
from jixiao.read.recast.outlined import MARK, lead_of
from jixiao.read.recast.pairs import part
from jixiao.read.rows.heads import NAMING

RUNNING = re.compile("[，。；]")
SENTENCE = re.compile(r"[^。\n]+。?")
BEFORE = re.compile(r"(?:其中|(?:该|本)项目|本表所?列?|(?:预算)?安排)?[:：，,]?\s*")
OWN = re.compile("[本该]项目")
YEAR = re.compile(r"(?:20\d\d年?)?")
"""What may stand before a label in a sentence."""
LINK = re.compile(r"\s*(?:[:：]|[为是]\s*[:：]?|共计?)?\s*")
LED = re.compile(r"(?:(.{2,40}?)(?:项目)?)?由(.{3,30}?)(?:主管|牵头|负责管理)(?:、(.{3,30}?)(?:负责|组织|具体)*(?:实施|承担))?")
DONE = re.compile(r"(?:由|委托)?(.{3,30}?)(?:负责|组织|具体)*(?:实施|承担)")
ALL = re.compile(r"(?:资金)?(?:全部|均)(?:为|由|来自|来源于|使用)(.{2,10}?)(?:资金)?(?:安排|解决)?")
NAMED = re.compile(r"(.{2,40}?)项目的?(?=.{4,6}(?:[为是]|[:：]))")
NAME, DEPARTMENT, UNIT = "项目名称", "主管部门", "实施单位"
LEAST = 2
LONGEST_LABEL = 12
FIELDS = frozenset(("name", "department", "unit", "category", "nature", "period", "start", "finish"))
NEAR, SHORTEST, LONGEST_STATED = 16, 8, 600


def said_in_sentences(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, those above indicators told in sentences as a row for every label with its value, and one for what has none."""
    led = [n for n, row in enumerate(rows) if is_sentence(row) and lead_of(unnumbered(row.cells[0]).text)]
    prose = len(led) >= LEAST and not any(row.exact or row.aligned for row in rows)
    stating = [any(may_state(cell.text) for cell in row.filled) for row in rows]
    lacking = lacks(rows) if any(stating) else frozenset[str]()
    for n, row in enumerate(rows):
        found = list(labels_and_clauses(unnumbered(row.cells[0]))) if prose and n < led[-1] and n not in led and is_sentence(row) else []
        heads = (means(cell.text, "column") for below in rows[n + 1 : n + NEAR] for cell in below.filled) if lacking and stating[n] else ()
        if any(len(cells) > 1 for cells in found):
            yield from map(Row, found)
        else:
            yield from stated(row, lacking) if any(field in NAMING for field in heads) else (row,)


def may_state(text: str) -> bool:
    """Return whether a text may state what labels ask for."""
    return ("为" in text or "元" in text or "是" in text) and len(text) <= LONGEST_STATED and RUNNING.search(text) is not None


def lacks(rows: Sequence[Row]) -> frozenset[str]:
    """Return which of money and the project's name no label of rows asks for: only then sentences above a table stand for labels."""
    lacking = frozenset(("money", "name"))
    for label in (cell for row in rows for cell in row.filled if len(cell.text) <= LONGEST_LABEL * 2):
        lacking -= asked_by(label)
        if not lacking:
            break
    return lacking


def asked_by(label: Cell) -> set[str]:
    """Return the fields that a text is the label of, and the groups of others."""
    return {meaning.field if meaning.group == "field" else meaning.group for meaning in meanings(label.text)}


def stated(row: Row, lacking: frozenset[str]) -> Iterator[Row]:
    """Yield a row, a cell that states labels with their values, and hardly anything else, as a row for each."""
    for n, cell in enumerate(row.filled):
        found = list(labels_and_clauses(unnumbered(cell))) if may_state(cell.text) else []
        asked = [asked_by(cells[0]) for cells in found if len(cells) > 1]
        whole = all(len(cells) > 1 or len(cells[0].text) <= SHORTEST for cells in found)
        if whole and set().union(*asked) & (lacking | {"goal"}) and (len(asked) >= LEAST or {"goal"} in asked):
            yield from (Row(tuple(row.filled[:n]), row.loose),) if n else ()
            yield from (Row((*cells[:-1], unquoted(cells[-1]))) for cells in found)
            return
    yield row


def unquoted(value: Cell) -> Cell:
    """Return a value without quotes around it."""
    return part(value, value.text.startswith("“"), len(value.text.rstrip("”")))


def is_sentence(row: Row) -> bool:
    """Return whether a row is a line of running text."""
    return row.line is not None and RUNNING.search(row.line.text) is not None


def unnumbered(cell: Cell) -> Cell:
    """Return a line without its number."""
    mark = MARK.match(cell.text)
    return part(cell, mark.end() if mark else 0, len(cell.text))


def labels_and_clauses(cell: Cell) -> Iterator[tuple[Cell, ...]]:
    """Yield the labels of a paragraph with their values, and its other clauses alone; a goal goes on up to a sentence that announces something."""
    goal: tuple[Cell, ...] = ()
    for sentence in (part(cell, *found.span()) for found in SENTENCE.finditer(cell.text)):
        begun = goal_of(sentence)
        if goal and not begun and not sentence.text.endswith(("：", ":")):
            goal = (goal[0], goal[1]._replace(text=goal[1].text + sentence.text) if len(goal) > 1 else sentence)
            continue
        yield from [goal] if len(goal) > 1 else ()
        goal = begun
        if not begun and not ANNOUNCES.fullmatch(sentence.text):
            yield from clauses(opened_brackets(sentence._replace(text=sentence.text.rstrip("。"))))
    yield from [goal] if len(goal) > 1 else ()


def goal_of(sentence: Cell) -> tuple[Cell, ...]:
    """Return the label of a goal that a sentence begins with or is, and what it says; nothing for other sentences, points (目标2：…) too."""
    for end in range(min(len(sentence.text), LONGEST_LABEL), 1, -1) if not POINT.match(sentence.text) else ():
        if means(sentence.text[:end], "goal"):
            link = LINK.match(sentence.text, end)
            at = link.end() if link else end
            rest = part(sentence, at, len(sentence.text))
            alone = rest.text in ("", "。")
            return (part(sentence, 0, end), rest)[: 1 if alone else 2] if alone or at > end else ()
    return ()


def clauses(sentence: Cell) -> Iterator[tuple[Cell, ...]]:
    """Yield the labels of a sentence with their values, and what has none; what says that all is of one source has the amount before it."""
    last: Cell | None = None
    for clause in apart(sentence, "，,；;"):
        whole = ALL.fullmatch(clause.text)
        if whole is not None and last is not None and means(whole[1], "money"):
            yield part(clause, *whole.span(1)), last
            continue
        found = label_of_clause(clause) or office(clause) or [(clause,)]
        yield from found
        last = found[0][-1] if means(found[0][0].text, "money") else last


def label_of_clause(clause: Cell) -> list[tuple[Cell, ...]]:
    """Return the label that a clause begins with and its value: an amount of money, or what a word parts from the label of a field."""
    for start, end in stretches(clause.text):
        groups = {meaning.group if meaning.group != "field" else meaning.field for meaning in meanings(clause.text[start:end])}
        link = LINK.match(clause.text, end)
        at = link.end() if link else end
        value = part(clause, at, len(clause.text))
        if ("money" in groups and amount(value.text, "") is not None) or (groups & FIELDS and at > end and value.text):
            return [(part(clause, start, end), value)]
    return []


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a label may stand at the beginning of a clause, what may stand before it left out or not, longest first."""
    before = BEFORE.match(text)
    begin = before.end() if before else 0
    year = YEAR.match(text, begin)
    after = year.end() if year else begin
    for start in sorted({begin, int(OWN.match(text) is not None), after, after - text[begin:after].endswith("年")}):
        yield from ((start, end) for end in range(min(len(text), start + LONGEST_LABEL), start + 1, -1))


def office(clause: Cell) -> list[tuple[Cell, ...]]:
    """Return the name and the offices that a clause says by what they do: ……项目由……主管, ……实施."""
    if (found := LED.fullmatch(clause.text)) is not None:
        name = [(clause._replace(text=NAME), part(clause, *found.span(1)))] if found[1] else []
        unit = [(clause._replace(text=UNIT), part(clause, *found.span(3)))] if found[3] else []
        return [*name, (clause._replace(text=DEPARTMENT), part(clause, *found.span(2))), *unit]
    if (whose := NAMED.match(clause.text)) is not None and (rest := label_of_clause(part(clause, whose.end(), len(clause.text)))):
        return [(clause._replace(text=NAME), part(clause, *whose.span(1))), *rest]
    done = DONE.fullmatch(clause.text)
    return [(clause._replace(text=UNIT), part(clause, *done.span(1)))] if done is not None else []
