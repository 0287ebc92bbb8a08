"""Holds every finding on the shared cases against a careful reader's verdict, and the keys' defects against the findings."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from json import loads
from random import Random

from defects.judge import judged
from defects.judgements import Judgement, KeyDefect, judgements, key_defects, shared_documents
from documents.reading import SHARED, nothing, score
from jixiao.model.document import Document
from jixiao.model.finding import SEVERITIES, Finding, every
from jixiao.write.as_json import as_json

DRAWN, SEED = 200, 20241
"""Warnings drawn to be read whatever else is read, and the seed of the draw."""
VERDICTS = ("right", "doubtful", "wrong", "unjudged")
GOALS = {"error": 98, "warning": 92, "note": 85, "recall": 85}
Key = tuple[str, str, str]
Found = tuple[str, Finding]
Row = dict[str, object]


def measure() -> dict[str, object]:
    """Return the table by rule, and for the page what is wrong, doubtful, not yet judged, and missed of the keys' defects."""
    read = list(shared_documents())
    if not read:
        raise SystemExit("没有共享的真实文件（../shared/cases）。 The shared documents are not here.")
    names, documents = zip(*read, strict=True)
    found = [(name, f) for name, verdicts in zip(names, judged(documents), strict=True) for f in verdicts]
    known = {(j.file, j.code, j.path): j for j in judgements()}
    recall = list(recall_rows(key_defects(), found, read_right(read)))
    return {
        "title": "对错 Precision on the shared cases",
        "page": "precision",
        "rows": list(rule_rows(found, known)),
        "notes": [*precision_notes(found, known, len(documents)), *recall_notes(recall)],
        "rules": by_code(rule_rows(found, known)),
        "against": [against_row(name, f, known[key_of(name, f)]) for name, f in found if verdict(known, name, f) in {"doubtful", "wrong"}],
        "unjudged": [[name, f.code, f.severity, f.path] for name, f in found if verdict(known, name, f) == "unjudged"],
        "recall": recall,
    }


def key_of(name: str, finding: Finding) -> Key:
    """Return what a verdict is kept by."""
    return name, finding.code, finding.path


def verdict(known: dict[Key, Judgement], name: str, finding: Finding) -> str:
    """Return the reader's verdict on a finding."""
    judgement = known.get(key_of(name, finding))
    return judgement.verdict if judgement else "unjudged"


def rule_rows(found: Iterable[Found], known: dict[Key, Judgement]) -> Iterator[Row]:
    """Yield one line for every rule that spoke: findings and their verdicts."""
    by_rule: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name, finding in found:
        by_rule[finding.code, finding.severity][verdict(known, name, finding)] += 1
    for (code, severity), counts in sorted(by_rule.items()):
        yield {"rule": code, "severity": severity, "fired": counts.total(), **{v: counts[v] for v in VERDICTS}}


def by_code(rows: Iterable[Row]) -> dict[str, Row]:
    """Return the lines by rule, those of a rule that speaks at two severities added up."""
    found: dict[str, Row] = {}
    for row in rows:
        old = found.get(str(row["rule"]))
        found[str(row["rule"])] = row if old is None else {key: added(old[key], value) for key, value in row.items()}
    return found


def added(one: object, two: object) -> object:
    """Return two counts added, two names joined; one name where they are the same."""
    if isinstance(one, int) and isinstance(two, int):
        return one + two
    return one if one == two else f"{one}, {two}"


def against_row(name: str, finding: Finding, judgement: Judgement) -> Row:
    """Return a finding that a reader does not agree with."""
    return {
        "file": name,
        "rule": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "verdict": judgement.verdict,
        "why": judgement.why,
    }


def precision_notes(found: list[Found], known: dict[Key, Judgement], documents: int) -> Iterator[str]:
    """Yield the figures in sentences."""
    yield f"{documents} documents read"
    errors, warnings, notes = ([pair for pair in found if pair[1].severity == severity] for severity in SEVERITIES)
    drawn = Random(SEED).sample(warnings, min(DRAWN, len(warnings)))  # noqa: S311 -- a sample, no secret
    yield share("errors", errors, known, GOALS["error"])
    yield share("warnings", warnings, known, GOALS["warning"])
    yield share(f"{len(drawn)} drawn warnings", drawn, known, GOALS["warning"])
    yield share("notes", notes, known, GOALS["note"])


def share(what: str, found: list[Found], known: dict[Key, Judgement], goal: int) -> str:
    """Return in a sentence how many of the findings are right."""
    counts = Counter(verdict(known, name, f) for name, f in found)
    right, read = right_of(found, known)
    rate = f"{100 * right / read:.1f} %" if read else "none read"
    rest = ", ".join(f"{counts[v]} {v}" for v in VERDICTS[1:])
    misread = sum(known[key_of(name, f)].misread for name, f in found if key_of(name, f) in known)
    sure = f"; where the form was read right {100 * right / (read - misread):.1f} %" if 0 < misread < read else ""
    return f"{what}: {counts.total()}, right {right} of {read} read ({rate}; wanted: at least {goal} %{sure}), {rest}"


def right_of(found: Iterable[Found], known: dict[Key, Judgement]) -> tuple[int, int]:
    """Return how many of the findings a reader calls right, of how many that have been judged."""
    counts = Counter(verdict(known, name, f) for name, f in found)
    return counts["right"], counts.total() - counts["unjudged"]


def read_right(read: Iterable[tuple[str, Document]]) -> frozenset[str]:
    """Return the files of which every field and row that their key has was read as the key has it, and no row besides."""
    judge, documents, right = score(), dict(read), set[str]()
    for key in judge.load(SHARED, texts=False):
        name = (key["at"] / key["file"]).relative_to(SHARED.parent).as_posix()
        tally = Counter[str]()
        if key["truth"].get("projects") and name in documents:
            judge.compare(key, loads(as_json(documents[name])), tally, nothing)
            if not any(tally[f"{what} {how}"] for what in ("field", "row") for how in ("wrong", "missed")):
                right.add(name)
    return frozenset(right)


def recall_rows(defects: Iterable[KeyDefect], found: list[Found], right: Container[str]) -> Iterator[Row]:
    """Yield for every sure defect of the keys what spoke of it, and whether its file was read right."""
    by_file: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for name, finding in found:
        by_file[name] += ((told.code, (told.path, finding.path, *finding.other_paths)) for told in every([finding]))
    for defect in defects:
        spoke = sorted({code for code, paths in by_file[defect.file] if code in defect.codes and points_at(paths, defect.at)})
        yield {
            "file": defect.file,
            "defect": defect.defect,
            "shown_by": defect.shown_by,
            "found": spoke,
            "why": defect.why,
            "read_right": defect.file in right,
        }


def points_at(paths: Iterable[str], places: Iterable[str]) -> bool:
    """Return whether one of the pointers is one of the places or lies below it."""
    return any(path == at or path.startswith(f"{at}/") for at in places for path in paths)


def told_of(rows: Iterable[Row]) -> tuple[int, int]:
    """Return how many of the defects that a form alone shows were told, of how many on documents that were read right."""
    found = [bool(row["found"]) for row in rows if row["shown_by"] == "form" and row["read_right"]]
    return sum(found), len(found)


def recall_notes(rows: list[Row]) -> Iterator[str]:
    """Yield how many of the keys' sure defects were found."""
    shown = [row for row in rows if row["shown_by"] == "form"]
    worded = [row for row in rows if row["shown_by"] == "wording"]
    if rows:
        found = sum(bool(row["found"]) for row in shown)
        yield f"sure defects of the keys that a form alone shows: {found} of {len(shown)} found ({100 * found / len(shown):.1f} %)"
        told, right = told_of(rows)
        yield f"of these on documents read right by the key: {told} of {right} found ({100 * told / right:.1f} %; wanted: at least {GOALS['recall']} %)"
        yield f"slips of wording besides: {sum(bool(row['found']) for row in worded)} of {len(worded)}; not shown by the form: {len(rows) - len(shown) - len(worded)}"
