"""What single slip lies behind several differences: the smallest set of changed figures that clears all of them.

Only a hypothesis: every alternative that clears as many differences with as few changes is given too; those that
contradict written equations which hold rank behind. Equal differences without a common cause give no explanation.
"""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from jixiao.audit.clearing import Clearing
from jixiao.audit.explanation import explanation_text
from jixiao.audit.figures import ZERO, Figures, Identity, figures, states
from jixiao.audit.move import Move
from jixiao.model.document import Document
from jixiao.model.finding import Change, Explanation, Finding
from jixiao.values.money import Money

SUM = 2
"""A sum has more terms than one, beside itself."""
MOST_DIFFERENCES = 10
"""More failing identities than this are not searched together: the search doubles with each."""


def explain(document: Document, findings: tuple[Finding, ...], lang: str = "zh") -> tuple[Explanation, ...]:
    """Return the explanations of the document's differences; empty when each can only be corrected apart."""
    failed = tuple(f for f in findings if f.verdict == "fail")
    known = figures(document, failed)
    open_ = [i for i in known.identities if not i.holds]
    open_ = sorted(open_, key=lambda i: -abs(i.residual))[:MOST_DIFFERENCES]
    clearing = Clearing(known, open_)
    told: list[Explanation] = []
    while len(open_) > 1:
        found = next(((group, moves) for group in _groups(open_) if (moves := clearing.solutions(group))), None)
        if not found:
            break
        group, solutions = found
        told.append(_explanation(document, known, group, solutions, failed, lang))
        open_ = [i for i in open_ if i not in group]
    return tuple(e for e in told if len(e.explains) > 1)


def _groups(open_: list[Identity]) -> Iterator[tuple[Identity, ...]]:
    """Yield sets of differences, largest first, that may have one cause: equal ones, then one that is the sum of others; large sets first."""
    apart = [abs(i.residual) for i in open_]
    for size in range(len(open_), 1, -1):
        for chosen in combinations(range(len(open_)), size):
            largest, least = apart[chosen[0]], apart[chosen[-1]]
            if largest == least or (size > SUM and sum((apart[n] for n in chosen[1:]), ZERO) == largest):
                yield tuple(open_[n] for n in chosen)


def _changes(known: Figures, moves: Iterable[Move]) -> tuple[Change, ...]:
    changes = []
    for move in moves:
        path, sign = min(move.signs, key=lambda s: ("/funding/" not in s[0], s[0]))
        before = known.variables[path].value
        changes.append(Change(path=path, before=before, after=(before + sign * move.delta).quantize(Decimal("0.01"))))
    return tuple(sorted(changes, key=lambda c: ("/funding/" not in c.path, c.path)))


def _explanation(
    document: Document,
    known: Figures,
    group: tuple[Identity, ...],
    solutions: list[tuple[Move, ...]],
    findings: tuple[Finding, ...],
    lang: str,
) -> Explanation:
    hypotheses = tuple(_changes(known, moves) for moves in solutions)
    own = [(identity.residual, _named(identity)) for identity in group]
    explains = tuple(f.fingerprint for f in findings if any(_speaks_of(f, residual, paths) for residual, paths in own))
    difference = max(abs(i.residual) for i in group)
    return Explanation(
        difference=difference,
        changes=hypotheses[0],
        explains=explains,
        also_possible=hypotheses[1:],
        text=explanation_text(document, difference, len(explains), hypotheses, lang),
    )


def _named(identity: Identity) -> tuple[str, ...]:
    """Return the figures that tell the identity's difference from others: of many forms added up, none."""
    several = len(identity.coefficients) > 2
    return tuple(path for path, _ in identity.coefficients if not (several and path.endswith("/funding/annual")))


def _speaks_of(finding: Finding, residual: Money, paths: Collection[str]) -> bool:
    """Whether the finding states the difference at one of these figures."""
    return states(finding, residual) and any(_same_figure(a, own) for a in (finding.path, *finding.other_paths) for own in paths)


def _same_figure(a: str, b: str) -> bool:
    project = a.split("/")[1:3]
    budget = a.endswith("/narrative/budget") or "/cost_" in a
    return (
        a == b
        or a.startswith(b + "/")
        or b.startswith(a + "/")
        or (budget and b.endswith("/narrative/budget") and b.split("/")[1:3] == project)
    )
