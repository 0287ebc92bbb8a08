"""The examples that the classifier learns from and is measured by: real ones from the shared cases, and our own.

Of real ones only what is learnt from them is shipped, never their text. ``relabelled.jsonl`` says, by the hash of a name,
where a careful reader disagrees with the printed level: what is right, or null where nobody could tell.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from jixiao.classify.features import plain
from jixiao.facts.measure import measure
from jixiao.forms.grammar import standard_levels
from jixiao.formula.target import read_target

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared/cases"
ALIKE = 4
"""Documents that share so many names are held to be one: a form and its copy must not stand on both sides of a split."""
TAIL = 6
"""Names of one document that end in so many equal signs are counted once: forty districts, one indicator."""
Row = dict[str, Any]


class Example(NamedTuple):
    """An indicator with the level that is right for it; ``printed`` is what its form says."""

    document: str
    name: str
    level2: str
    printed: str
    unit_class: str | None
    worded: bool


def own() -> tuple[Example, ...]:
    """Return the examples written for this purpose, by field of work."""
    rows = lines(HERE / "own.jsonl")
    return tuple(
        Example(row["field"], row["name"], row["level2"], row["level2"], measure(row["unit"]).kind, row["unit"] is None) for row in rows
    )


@cache
def real() -> tuple[Example, ...]:
    """Return the shared examples whose level can be told, one document under one name; none where the cases are absent."""
    if not SHARED.is_dir():
        return ()
    found = [example for row in shared_rows() if (example := real_example(row))]
    one = joined(found)
    kept = {(one[e.document], plain(e.name)[-TAIL:], e.level2): e._replace(document=one[e.document]) for e in reversed(found)}
    return tuple(reversed(kept.values()))


def shared_rows() -> Iterator[Row]:
    """Yield indicators of the keys with the document that they stand in."""
    holders: dict[str, str] = {}
    sources: dict[str, str] = {}
    for index in ("index.jsonl", "files/index.jsonl"):
        for key in lines(SHARED / index):
            sources[key.get("source") or ""] = key["file"]
            for row in indicators_of(key):
                holders.setdefault(row["name"], key["file"])
                yield {**row, "document": key["file"]}
    for row in lines(SHARED / "indicators.jsonl"):
        source = row["source"] or ""
        yield {**row, "document": sources.get(source, source) if source else holders.get(row["name"], "unknown")}


def indicators_of(key: Row) -> list[Row]:
    """Return the indicators of a document's key."""
    return [row for project in (key.get("truth") or {}).get("projects", ()) for row in project.get("indicators") or ()]


def real_example(row: Row) -> Example | None:
    """Return the example of a key's row; None where its level is none of the taxonomy or nobody could tell the right one."""
    name, printed = row["name"], standard_levels(row["level1"], row["level2"])[1]
    if not name or not printed or "${" in name or not plain(name):
        return None
    level2 = relabelled().get((hash_of(name), printed), printed)
    target = read_target(row["target"]).target if row["target"] else None
    if level2 is None:
        return None
    worded = target is not None and target.word is not None
    return Example(row["document"], name, level2, printed, measure(target.unit).kind if target else None, worded)


@cache
def relabelled() -> dict[tuple[str, str], str | None]:
    """Return the reader's level by the hash of the name and the printed level."""
    return {(row["name"], row["printed"]): row["right"] for row in lines(HERE / "relabelled.jsonl")}


def hash_of(name: str) -> str:
    """Return the hash that stands for a name in ``relabelled.jsonl``: 16 hex digits of SHA-256."""
    return sha256(name.encode()).hexdigest()[:16]


def joined(examples: Iterable[Example]) -> dict[str, str]:
    """Return for every document the first one that it is held to be the same as."""
    names: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        names[example.document].add(example.name)
    one: dict[str, str] = {}
    for document, own_names in names.items():
        same = next((other for other in one if "unknown" not in (document, other) and len(own_names & names[other]) >= ALIKE), None)
        one[document] = one[same] if same else document
    return one


def lines(file: Path) -> list[Row]:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]
