"""How often the level 2 that a name looks like is right, on documents not learnt from: the model, a word list, the nearest neighbour."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter

from classification.examples import own, real
from classification.rivals import RIVALS, held_out
from classification.train import FOLDS, WANTED, Held, fold_of, sure_margin
from jixiao.classify.features import features
from jixiao.classify.model import FILE, LEVELS, guess_by, parse

Row = dict[str, object]
NONE = "无"


def measure() -> dict[str, object]:
    """Return the table of rivals, and for the page the figures by level and the confusion matrix of the model."""
    if not real():
        raise SystemExit("没有共享的真实文件（../shared/cases）。 The shared documents are not here.")
    held = held_out("model")
    sure = [one for one in held if one[0] >= sure_margin(held)]
    return {
        "title": "指标分类 Classification of indicators",
        "page": "classification",
        "rows": [rival_row(rival) for rival in RIVALS],
        "notes": list(notes(held)),
        "more": {
            "按级 By level": list(level_rows(held, sure)),
            "混淆 Confusion, all guesses": list(confusion(held)),
            "混淆 Confusion, sure guesses": list(confusion(sure)),
        },
    }


def rival_row(rival: str) -> Row:
    """Return one way of guessing: right of all guesses, and how many names it tells at 95 per cent right."""
    held = held_out(rival)
    margin = sure_margin(held)
    sure = [one for one in held if one[0] >= margin]
    honest = list(chosen_elsewhere(held))
    return {
        "rival": rival,
        "names": len(held),
        "right": share(held),
        "sure from": margin,
        "told": f"{len(sure)} ({per_cent(len(sure), len(held))})",
        "right of told": share(sure),
        "margin from other documents: told": f"{len(honest)} ({per_cent(len(honest), len(held))})",
        "right of these": share(honest),
    }


def chosen_elsewhere(held: Sequence[Held]) -> Iterator[Held]:
    """Yield the guesses told when every part's margin is chosen on the other parts: nothing is then judged by itself."""
    fold = fold_of(example for _, example, _ in held)
    for part in range(FOLDS):
        margin = sure_margin(one for one in held if fold[one[1].document] != part)
        yield from (one for one in held if fold[one[1].document] == part and one[0] >= margin)


def share(held: Sequence[Held]) -> str:
    """Return how many of the guesses are right, in words."""
    right = sum(example.level2 == level for _, example, level in held)
    return f"{right} ({per_cent(right, len(held))})"


def per_cent(part: int, whole: int) -> str:
    """Return a share in per cent, a dash for none of nothing."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def level_rows(held: Sequence[Held], sure: Sequence[Held]) -> Iterator[Row]:
    """Yield for every level how many names have it, how many are told, and how many told to have it do."""
    for level in LEVELS:
        have = [one for one in held if one[1].level2 == level]
        told = [one for one in sure if one[1].level2 == level]
        said = [one for one in sure if one[2] == level]
        yield {
            "level": level,
            "names": len(have),
            "own examples": sum(example.level2 == level for example in own()),
            "told": len(told),
            "told right": share(told),
            "said to be it": len(said),
            "said right": share(said),
        }


def confusion(held: Iterable[Held]) -> Iterator[Row]:
    """Yield one line for every right level: how often each level was guessed."""
    counts = Counter((example.level2, level or NONE) for _, example, level in held)
    guessed = [level for level in (*LEVELS, NONE) if any(counts[right, level] for right in LEVELS)]
    for right in LEVELS:
        yield {"right ↓ guessed →": right, **{level: counts[right, level] for level in guessed}}


def notes(held: Sequence[Held]) -> Iterator[str]:
    """Yield what was measured and how, and how long the shipped model takes."""
    documents = len({example.document for _, example, _ in held})
    changed = sum(example.level2 != example.printed for _, example, _ in held)
    yield f"{len(held)} names of {documents} real documents, each guessed by what was learnt from other documents ({FOLDS} parts) and from {len(own())} own examples"
    yield f"labels are the printed levels but for {changed} names that a reader puts elsewhere; names that nobody could place are left out (bench/classification/relabelled.jsonl)"
    yield f"told: guesses from the margin on at which {WANTED} of 100 are right; below it the answer is: unknown"
    begun = perf_counter()
    model = parse(FILE.read_text("utf-8"))
    loaded = perf_counter()
    for _, example, _ in held:
        guess_by(model, features(example.name, example.unit_class, worded=example.worded))
    done = perf_counter()
    each = 1_000_000 * (done - loaded) / len(held)
    size = FILE.stat().st_size // 1024
    yield f"the shipped model: {len(model.lines)} n-grams, {size} KiB, loaded in {1000 * (loaded - begun):.1f} ms, {each:.0f} µs a name"
