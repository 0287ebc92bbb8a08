"""The figures of many documents: one line a family, the reliability of what the reader said, and totals in sentences."""

from collections import Counter
from collections.abc import Iterable, Sequence

from layouts.family import Family
from layouts.scoring import BINS, SURE, Score

Line = dict[str, object]
Scores = dict[str, list[Score]]
NO_FIGURE = "–"
VERDICTS = ("errors", "warnings", "accused", "cleared", "moved")
"""What the layout made of the audit: findings, and verdicts that are others and not unknown."""


def tally(scores: Iterable[Score]) -> Counter[str]:
    """Return the counts of documents added up."""
    whole = Counter[str]()
    for score in scores:
        whole.update(score.tally)
    return whole


def f1(counts: Counter[str], what: str) -> str:
    """Return the F1 of a kind of value, a dash where none was wanted or read."""
    known = counts[f"{what} wanted"] + counts[f"{what} have"]
    return f"{2 * counts[f'{what} right'] / known:.3f}" if known else NO_FIGURE


def share(part: int, whole: int) -> str:
    """Return a share with three decimals."""
    return f"{part / whole:.3f}" if whole else NO_FIGURE


def line(name: str, choice: str, scores: Sequence[Score], *, honesty: bool) -> Line:
    """Return the figures of some documents; of unreadable ones only how honest the reader was."""
    counts = tally(scores)
    figures: Line = {
        "family": name,
        "choice": choice,
        "n": len(scores),
        "P": share(counts["rows right"], counts["rows have"]),
        "R": share(counts["rows right"], counts["rows wanted"]),
        "rows F1": f1(counts, "rows"),
        "fields F1": f1(counts, "fields"),
        "points": f1(counts, "points"),
        "actual": f1(counts, "actual"),
        "score": f1(counts, "score"),
        "story": f1(counts, "story"),
    }
    if honesty:
        figures |= dict.fromkeys(("P", "R", "rows F1", "fields F1", "points", "actual", "score", "story"), NO_FIGURE)
    return figures | {
        "invented": f"{counts['rows invented']}+{counts['fields invented']}",
        "silent": sum(score.silent for score in scores),
        "declared": sum(score.declared for score in scores),
        "in vain": NO_FIGURE if honesty else sum(score.declared and not score.faults for score in scores),
        "errors": counts["errors"],
        "warnings": counts["warnings"],
        "accused": counts["accused"],
        "cleared": counts["cleared"],
        "moved": counts["moved"],
        "crashed": counts["crashed"],
    }


def family_line(family: Family, scores: Sequence[Score]) -> Line:
    """Return the line of one family."""
    return line(family.name, family.choice, scores, honesty=family.ask == "honesty")


def total_line(name: str, families: Sequence[Family], scores: Scores) -> Line:
    """Return the line of several families together: rows and fields of the readable ones, honesty of all."""
    readable = [score for family in families if family.ask == "rows" for score in scores[family.name]]
    whole = [score for family in families for score in scores[family.name]]
    made, every = line(name, f"{len(families)} families", readable, honesty=not readable), line("", "", whole, honesty=True)
    return made | {key: every[key] for key in ("n", "invented", "silent", "declared", *VERDICTS, "crashed")}


def reliability(scores: Iterable[Score]) -> list[Line]:
    """Return how often values were right, by how sure the reader said it was of them."""
    found: dict[tuple[float, float], list[bool]] = {span: [] for span in BINS}
    told: dict[tuple[float, float], float] = dict.fromkeys(BINS, 0.0)
    for value in (value for score in scores for value in score.values):
        span = next(span for span in BINS if span[0] <= value.confidence < span[1])
        found[span].append(value.right)
        told[span] += value.confidence
    return [
        {
            "confidence told": f"{low} – {high}" if high <= SURE else f"≥ {low}",
            "values": len(own),
            "right": sum(own),
            "share right": share(sum(own), len(own)),
            "mean told": f"{told[low, high] / len(own):.3f}" if own else NO_FIGURE,
        }
        for (low, high), own in found.items()
    ]


def sentences(name: str, families: Sequence[Family], scores: Scores) -> list[str]:
    """Return what the figures of some families say, in sentences."""
    whole = [score for family in families for score in scores[family.name]]
    counts = tally(score for family in families if family.ask == "rows" for score in scores[family.name])
    every = tally(whole)
    silent, declared = sum(score.silent for score in whole), sum(score.declared for score in whole)
    vain = sum(score.declared and not score.faults for family in families if family.ask == "rows" for score in scores[family.name])
    few, many = share(silent, len(whole)), share(declared, len(whole))
    changed = f"accused {every['accused']}, cleared {every['cleared']}, other {every['moved']}"
    rows, fields = f1(counts, "rows"), f1(counts, "fields")
    return [
        f"{name}: {len(whole)} documents of {len(families)} families; of those that can be read: rows F1 {rows}, fields F1 {fields}",
        f"{name}: wrong without a word {silent} ({few}), declared partly read {declared} ({many}), of these read exactly {vain}",
        f"{name}: made by the layout: errors {every['errors']}, warnings {every['warnings']}, verdicts changed ({changed}); crashes {every['crashed']}",
    ]
