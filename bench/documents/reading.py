"""Reading the real cases: our fields, rows and forms by the key, then rows as any tool's output can be scored, with times."""

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from time import perf_counter, process_time
from types import ModuleType
from typing import Any, NamedTuple

from documents.rival import Answer, asked
from jixiao.model.document import Document, Source
from jixiao.read.blocks import Blocks
from jixiao.read.document import is_plain, read_file
from jixiao.read.gate import format_of
from jixiao.read.parsing import format_module
from jixiao.read.recognise import recognise
from jixiao.write.as_json import as_json

SHARED = Path(__file__).parents[3] / "shared/cases"
TOOLS = ("markitdown", "kreuzberg", "docling")
ROUNDS = 3
BY_PAGE = ("pdf", "scan")
GOALS = {"docx": "0.98", "doc": "0.98", "xls": "0.98", "xlsx": "0.98", "html": "0.98", "pdf": "0.96", "txt": "0.95", "scan": "0.92"}
Key = dict[str, Any]
Row = dict[str, object]
Cells = list[list[str]]


class Reading(NamedTuple):
    """A key with what we read: the Document, seconds as the program reads it (in a fenced child), seconds of the parser alone."""

    key: Key
    document: dict[str, Any]
    fenced: float
    alone: float

    @property
    def kind(self) -> str:
        """Return the format as the score tells them apart."""
        return kind_of(self.key["file"])

    @property
    def units(self) -> int:
        """Return the pages of a PDF or scan, one for other files."""
        return int(self.key.get("pages") or 1) if self.kind in BY_PAGE else 1


def score() -> ModuleType:
    """Return the score of the cases."""
    spec = spec_from_file_location("cases_score", SHARED / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED)
    module = module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


def kind_of(file: str) -> str:
    """Return the format that a file counts as."""
    return "scan" if "scan" in file or file.endswith(".jpg") else file.rsplit(".", 1)[-1]


def readings(keys: Sequence[Key]) -> list[Reading]:
    """Read every file as the program does, and its parser alone."""
    return [reading(key, key["at"] / key["file"]) for key in keys]


def reading(key: Key, file: Path) -> Reading:
    """Read one file."""
    begin = perf_counter()
    document = read_file(file)
    fenced = perf_counter() - begin
    return Reading(key, json.loads(as_json(document)), fenced, parsing(file, 1 if kind_of(file.name) == "scan" else ROUNDS))


def parsing(file: Path, rounds: int = ROUNDS) -> float:
    """Return the least processor seconds from bytes to Document in this process, all modules loaded."""
    data = file.read_bytes()
    form = None if is_plain(data, file.name) else format_of(data, file.name)
    return least(lambda: read_file(file) if form is None else recognised(format_module(form).read(data), data, file.name), rounds)


def recognised(blocks: Blocks, data: bytes, name: str) -> Document:
    """Return the Document of blocks."""
    return recognise(blocks, Source(file=name, sha256=hashlib.sha256(data).hexdigest()))


def least(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least processor seconds of a piece of work after one run that is not counted: a busy machine must not count."""
    work()
    times = []
    for _ in range(rounds):
        begin = process_time()
        work()
        times.append(process_time() - begin)
    return min(times)


def scorecard(found: Sequence[Reading]) -> Iterator[Row]:
    """Yield a line a format: F1 of fields and rows without torn texts, forms found, and times."""
    by_kind: dict[str, list[Reading]] = defaultdict(list)
    for one in found:
        by_kind["txt, torn" if one.key.get("hard") else one.kind].append(one)
    for kind, own in sorted(by_kind.items()):
        yield card(kind, own)


def card(kind: str, own: Sequence[Reading]) -> Row:
    """Return one line of the scorecard."""
    judge, tally = score(), Counter[str]()
    for one in own:
        if one.key["truth"].get("projects"):
            judge.compare(one.key, one.document, tally, nothing)
    counted = [one for one in own if one.key.get("forms_total") is not None]
    right = sum(len(one.document.get("projects", [])) == one.key["forms_total"] for one in counted)
    units = sum(one.units for one in own)
    return {
        "format": kind,
        "files": len(own),
        "fields F1": f"{judge.f1(tally, 'field'):.3f}" if tally["field right"] else "–",
        "rows F1": f"{judge.f1(tally, 'row'):.3f}" if tally["row right"] else "–",
        "wanted": GOALS.get(kind, "–"),
        "number of forms right": f"{right} of {len(counted)}" if counted else "–",
        "time for": "a page" if kind in BY_PAGE else "a file",
        "ms, fenced": f"{sum(one.fenced for one in own) / units * 1000:.0f}",
        "ms, parser alone": f"{sum(one.alone for one in own) / units * 1000:.1f}",
    }


def nothing(*_: object) -> None:
    """Say nothing."""


def beside(python: Path, found: Sequence[Reading]) -> tuple[list[Row], list[str]]:
    """Return a line a format and tool: rows of the key that stand in one row of its output; and notes on the tools."""
    keyed = [one for one in found if one.key["truth"].get("projects") and one.kind != "txt"]
    rows = [*tool_rows("jixiao", {one.key["file"]: (cells_of(one.document), one.alone) for one in keyed}, keyed)]
    notes = []
    for tool in TOOLS:
        answer = asked(python, "read", tool, [one.key["at"] / one.key["file"] for one in keyed])
        rows += tool_rows(tool, {said["file"]: (said["rows"], said["seconds"]) for said in answer.said if "rows" in said}, keyed)
        notes += complaints(tool, answer)
    return sorted(rows, key=lambda row: str(row["format"])), notes


def complaints(tool: str, answer: Answer) -> list[str]:
    """Return what a tool said that it could not do, each reason once, with the formats."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for said in answer.said:
        if "error" in said:
            kinds[said["error"].partition("\n")[0][:110]].add(kind_of(said["file"]))
    return [f"{tool} {answer.version}", *(f"{tool} on {', '.join(sorted(own))}: {why}" for why, own in kinds.items())]


def cells_of(document: dict[str, Any]) -> Cells:
    """Return the indicators of a Document as rows of cells."""
    indicators = [x for project in document.get("projects", []) for x in project.get("indicators", [])]
    return [
        [x.get("level1") or "", x.get("level2") or "", x.get("name") or "", (x.get("target") or {}).get("raw") or ""] for x in indicators
    ]


def tool_rows(tool: str, answers: dict[str, tuple[Cells, float]], keyed: Sequence[Reading]) -> Iterator[Row]:
    """Yield a line a format for a tool."""
    for kind in sorted({one.kind for one in keyed}):
        own = [one for one in keyed if one.kind == kind]
        asked_rows = full = found = 0
        for one in own:
            wanted = [x for project in one.key["truth"]["projects"] for x in project["indicators"]]
            hits = matched(wanted, answers.get(one.key["file"], ([], 0.0))[0])
            asked_rows, found, full = asked_rows + len(wanted), found + len(hits), full + sum(hits)
        done = [(answers[one.key["file"]][1], one.units) for one in own if one.key["file"] in answers]
        each = f"{sum(s for s, _ in done) / sum(n for _, n in done) * 1000:.1f}" if done else "–"
        yield {
            "format": kind,
            "tool": tool,
            "files done": f"{len(done)} of {len(own)}",
            "name and target in one row": f"{found} of {asked_rows}",
            "levels too": f"{full} of {asked_rows}",
            "ms a file, PDF and scan a page": each,
        }


def matched(wanted: Sequence[Key], rows: Cells) -> list[bool]:
    """Return a value for each row of the key that stands in one row of the output, none used twice: whether its levels do too."""
    judge = score()
    left = [judge.plain("".join(row)).replace("\\", "") for row in rows]
    numbers = [{number for cell in row if (number := judge.number(cell)) is not None} for row in rows]
    hits = []
    for x in wanted:
        fitting = [n for n, text in enumerate(left) if text and stands(judge, x, text, numbers[n])]
        levels = [
            n for n in fitting if all(level in left[n] for level in (judge.level(x.get("level1")), judge.level(x.get("level2"))) if level)
        ]
        if fitting:
            left[(levels or fitting)[0]] = ""
            hits.append(bool(levels))
    return hits


def stands(judge: ModuleType, x: Key, text: str, numbers: set[object]) -> bool:
    """Return whether name and target of a row of the key stand in an output row: as printed, or its number as a cell of its own."""
    if judge.name(x["name"]) not in text:
        return False
    target, value = judge.plain(x.get("target")), judge.number(x.get("value"))
    return (bool(target) and target in text) or (value is not None and value in numbers)
