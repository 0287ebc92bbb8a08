"""Plants every kind of slip and every harmless change into declarations, and counts what the rules found at the right place."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import perf_counter

from defects.bases import all_sheets
from defects.judge import judged
from defects.sheet import Sheet
from defects.slip import Slip, harmless_changes, slips
from defects.trial import Change, Trial, altered, tried

PROCESSES = 2
GOAL = 97
Row = dict[str, object]


def measure() -> dict[str, object]:
    """Return the table by kind; and by rule, the misses, the harmless changes and the clean declarations for the page."""
    begin, sheets = perf_counter(), all_sheets()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        heaviest_first = sorted(((s.name, s.text) for s in sheets), key=lambda pair: -len(pair[1]))
        parts = list(pool.map(one_sheet, heaviest_first))
    trials = sorted((t for part, _ in parts for t in part), key=lambda t: (t.slip, t.base))
    changes = sorted((c for _, part in parts for c in part), key=lambda c: (c.kind, c.base))
    clean = list(clean_rows([s for s in sheets if s.name.startswith(("clean/", "shared/clean"))]))
    kinds = list(kind_rows(slips(), trials))
    return {
        "title": "种下的毛病 Planted slips",
        "page": "defects",
        "rows": kinds,
        "notes": [*summary(trials, changes, clean), cost(perf_counter() - begin)],
        "rules": rule_rows(slips(), trials),
        "misses": [miss_row(t) for t in trials if not t.found],
        "harmless": list(harmless_rows(changes)),
        "clean": clean,
    }


def cost(seconds: float) -> str:
    """Return how long it took by the clock and by the processors: the clock depends on what else the machine does."""
    times = os.times()
    spent = times.user + times.system + times.children_user + times.children_system
    return f"{seconds:.0f} s by the clock, {spent:.0f} s of processor time, {PROCESSES} processes, {os.cpu_count()} cores"


def one_sheet(named: tuple[str, str]) -> tuple[list[Trial], list[Change]]:
    """Return all trials and harmless changes of one declaration; runs in a process of its own."""
    sheet = Sheet(*named)
    return tried([sheet], slips()), altered([sheet], harmless_changes())


def kind_rows(kinds: Iterable[Slip], trials: Iterable[Trial]) -> Iterator[Row]:
    """Yield one line for every kind: how often planted, found at its place, found there by the rule it is meant for."""
    of_kind = grouped(trials)
    for kind in kinds:
        of = of_kind.get(kind.name, [])
        by = sum(kind.rule in {*t.found, *t.below} for t in of)
        others = Counter(code for t in of for code in t.found if code != kind.rule)
        yield {
            "kind": kind.name,
            "什么 what": kind.zh,
            "n": len(of),
            "found": sum(bool(t.found) for t in of),
            "rule": kind.rule,
            "by it": by,
            "also": " ".join(code for code, _ in others.most_common(3)),
        }


def grouped(trials: Iterable[Trial]) -> dict[str, list[Trial]]:
    """Return the trials by kind."""
    found: dict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        found[trial.slip].append(trial)
    return found


def rule_rows(kinds: Iterable[Slip], trials: Iterable[Trial]) -> dict[str, Row]:
    """Return for every rule: slips planted that are its own above all, found by it, found at all, kinds."""
    own, found = {kind.name: kind.rule for kind in kinds if kind.rule}, defaultdict[str, list[Trial]](list)
    for trial in trials:
        if trial.slip in own:
            found[own[trial.slip]].append(trial)
    return {
        code: {
            "planted": len(of),
            "by_rule": sum(code in {*t.found, *t.below} for t in of),
            "found": sum(bool(t.found) for t in of),
            "kinds": len({t.slip for t in of}),
        }
        for code, of in sorted(found.items())
    }


def miss_row(trial: Trial) -> Row:
    """Return what became of a slip that was not found."""
    return {"kind": trial.slip, "base": trial.base, "site": trial.site, "softly": trial.below, "elsewhere": trial.elsewhere}


def harmless_rows(changes: Iterable[Change]) -> Iterator[Row]:
    """Yield one line for every harmless change: declarations changed, verdicts altered."""
    of_kind: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        of_kind[change.kind].append(change)
    for kind in harmless_changes():
        of = of_kind[kind.name]
        where = {c.base: c.altered for c in of if c.altered}
        yield {"kind": kind.name, "什么 what": kind.zh, "n": len(of), "altered": len(where), "where": where}


def clean_rows(sheets: list[Sheet]) -> Iterator[Row]:
    """Yield for every clean declaration its projects, errors and warnings."""
    for sheet, verdicts in zip(sheets, judged([s.document for s in sheets]), strict=True):
        loud = [f for f in verdicts if f.severity != "note"]
        yield {
            "declaration": sheet.name,
            "projects": len(sheet.document.projects),
            "errors": [f"{f.code} {f.path}" for f in loud if f.severity == "error"],
            "warnings": [f"{f.code} {f.path}" for f in loud if f.severity == "warning"],
            "notes": len(verdicts) - len(loud),
        }


def summary(trials: list[Trial], changes: list[Change], clean: list[Row]) -> list[str]:
    """Return the figures in sentences."""
    found, kinds = sum(bool(t.found) for t in trials), {t.slip for t in trials}
    bad, altered_kinds = [c for c in changes if c.altered], {c.kind for c in changes if c.altered}
    faults = sum(len(row["errors"]) for row in clean if isinstance(row["errors"], list))
    warned = sum(len(row["warnings"]) for row in clean if isinstance(row["warnings"], list))
    planted = f"{len(trials)} slips of {len(kinds)} kinds in {len({t.base for t in trials})} declarations"
    harmless = f"{len(changes)} harmless changes of {len({c.kind for c in changes})} kinds"
    return [
        f"{planted}: {found} found at the right place, loudly enough ({100 * found / len(trials):.1f} %; wanted: at least {GOAL} %)",
        f"kinds never missed: {len(kinds) - len({t.slip for t in trials if not t.found})} of {len(kinds)}",
        f"{harmless}: verdicts altered in {len(bad)}, by {len(altered_kinds)} kinds (wanted: none)",
        f"{len(clean)} clean declarations: {faults} errors, {warned} warnings (wanted: no error, at most 2 warnings a project)",
    ]
