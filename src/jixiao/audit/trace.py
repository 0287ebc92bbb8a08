"""What single slip lies behind several differences: the smallest set of changed figures that clears all of them.

Only a hypothesis: every alternative that clears as many differences with as few changes is given too; those that
contradict written equations which hold rank behind. Equal differences without a common cause give no explanation.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from msgspec import Struct

from jixiao.audit.explanation import explanation_text
from jixiao.audit.figures import ZERO, Figures, Identity, figures, states
from jixiao.model.document import Document
from jixiao.model.finding import Change, Explanation, Finding
from jixiao.values.money import Money

MOST_DIFFERENCES = 10
"""More failing identities than this are not searched together: the search doubles with each."""
MOST_CHANGES = 3


class Move(Struct, frozen=True):
    """One figure (a class of tied variables) moved by ``delta``; ``signs`` gives each variable's direction."""

    signs: tuple[tuple[str, int], ...]
    delta: Money

    def deltas(self) -> dict[str, Money]:
        """Return by how much each variable moves."""
        return {path: sign * self.delta for path, sign in self.signs}


def explain(document: Document, findings: tuple[Finding, ...], lang: str = "zh") -> tuple[Explanation, ...]:
    """Return the explanations of the document's differences; empty when each can only be corrected apart."""
    failed = tuple(f for f in findings if f.verdict == "fail")
    known = figures(document, failed)
    open_ = [i for i in known.identities if not i.holds]
    open_ = sorted(open_, key=lambda i: -abs(i.residual))[:MOST_DIFFERENCES]
    told: list[Explanation] = []
    while len(open_) > 1:
        found = next(((group, moves) for group in _groups(open_) if (moves := _solutions(known, group))), None)
        if not found:
            break
        group, solutions = found
        told.append(_explanation(document, known, group, solutions, failed, lang))
        open_ = [i for i in open_ if i not in group]
    return tuple(e for e in told if len(e.explains) > 1)


def _groups(open_: list[Identity]) -> Iterator[tuple[Identity, ...]]:
    """Yield sets of differences that may have one cause: equal ones, then one that is the sum of others; large sets first."""
    sizes = range(len(open_), 1, -1)
    for size in sizes:
        for group in combinations(open_, size):
            if len({abs(i.residual) for i in group}) == 1 or any(_adds_up(i, group) for i in group):
                yield group


def _adds_up(one: Identity, group: tuple[Identity, ...]) -> bool:
    others = [abs(i.residual) for i in group if i is not one]
    return len(others) > 1 and sum(others, ZERO) == abs(one.residual)


def _solutions(known: Figures, group: tuple[Identity, ...]) -> list[tuple[Move, ...]]:
    """Return every smallest set of moves, fewer than the differences, that clears the group and breaks nothing else."""
    candidates = tuple(dict.fromkeys(_candidates(known, group)))
    for size in range(1, min(len(group), MOST_CHANGES + 1)):
        found = [moves for moves in combinations(candidates, size) if _clears(known, group, moves)]
        if found:
            return sorted(found, key=lambda moves: _contradicted(known, moves))
    return []


def _candidates(known: Figures, group: tuple[Identity, ...]) -> Iterator[Move]:
    classes = _tied(known)
    for identity in group:
        for path, _ in identity.coefficients:
            signs = classes[path]
            weight = sum(c * dict(signs).get(p, 0) for p, c in identity.coefficients)
            if weight:
                yield Move(signs, -identity.residual / weight)


def _tied(known: Figures) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return for each variable its class: the variables that an identity of two, when it holds, makes one figure."""
    classes: dict[str, dict[str, int]] = {path: {path: 1} for path in known.variables}
    for identity in known.identities:
        if not identity.holds or identity.ceiling or len(identity.coefficients) != 2:
            continue
        (one, a), (other, b) = identity.coefficients
        if classes[one] is classes[other]:
            continue
        turn = -a * b * classes[one][one] * classes[other][other]
        merged = {**classes[one], **{path: sign * turn for path, sign in classes[other].items()}}
        for path in merged:
            classes[path] = merged
    return {path: tuple(sorted((p, s * signs[path]) for p, s in signs.items())) for path, signs in classes.items()}


def _clears(known: Figures, group: tuple[Identity, ...], moves: tuple[Move, ...]) -> bool:
    deltas: dict[str, Money] = {}
    for move in moves:
        for path, delta in move.deltas().items():
            if path in deltas:
                return False
            deltas[path] = delta
    if any(known.variables[path].value + delta < 0 for path, delta in deltas.items()):
        return False
    return all(_stays(i, group, deltas) for i in known.identities)


def _stays(identity: Identity, group: tuple[Identity, ...], deltas: dict[str, Money]) -> bool:
    after = identity.after(deltas)
    if identity in group:
        return after == 0
    if identity.holds:
        return after <= 0 if identity.ceiling else after == 0
    return after == identity.residual


def _contradicted(known: Figures, moves: tuple[Move, ...]) -> int:
    """Return how many written equations that hold, and how many tied figures, the moves contradict."""
    return sum(known.variables[path].proofs + (index > 0) for move in moves for index, (path, _) in enumerate(move.signs))


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
    explains = tuple(f.fingerprint for f in findings if any(_speaks_of(f, i) for i in group))
    difference = max(abs(i.residual) for i in group)
    return Explanation(
        difference=difference,
        changes=hypotheses[0],
        explains=explains,
        also_possible=hypotheses[1:],
        text=explanation_text(document, difference, len(explains), hypotheses, lang),
    )


def _speaks_of(finding: Finding, identity: Identity) -> bool:
    """Whether the finding states the identity's difference at its figures."""
    if not states(finding, identity.residual):
        return False
    own = [path for path, _ in identity.coefficients]
    at = (finding.path, *finding.other_paths)
    return any(_same_figure(a, o) for a in at for o in own if not o.endswith("/funding/annual") or len(own) <= 2)


def _same_figure(a: str, b: str) -> bool:
    project = a.split("/")[1:3]
    budget = a.endswith("/narrative/budget") or "/cost_" in a
    return (
        a == b
        or a.startswith(b + "/")
        or b.startswith(a + "/")
        or (budget and b.endswith("/narrative/budget") and b.split("/")[1:3] == project)
    )
