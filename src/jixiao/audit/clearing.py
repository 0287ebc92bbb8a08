"""Which smallest sets of moved figures clear a group of differences and break nothing else.

The search follows what a move touches: a difference that is still open must be touched by one of the moves to come, so only these
are tried. Its work grows with the figures that differ, not with the document.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from jixiao.audit.figures import ZERO, Figures, Identity
from jixiao.audit.move import Move
from jixiao.values.money import Money
from jixiao.values.pen import slip

MOST_CHANGES = 3

Deltas = Mapping[str, Money]
Shifts = Mapping[int, Money]
"""By how much each identity's residual moves, by its position among all."""


class Clearing:
    """A document's figures with those of its identities that do not hold, for as many searches as wanted."""

    def __init__(self, known: Figures, differing: Sequence[Identity]) -> None:
        """Keep the figures; ``differing`` are identities of theirs."""
        self.known, self.differing = known, tuple(differing)

    @cached_property
    def touching(self) -> dict[str, dict[int, int]]:
        """The identities that each variable stands in, by position, with its coefficient there."""
        found: dict[str, dict[int, int]] = {path: {} for path in self.known.variables}
        for position, identity in enumerate(self.known.identities):
            for path, coefficient in identity.coefficients:
                found[path][position] = found[path].get(position, 0) + coefficient
        return found

    @cached_property
    def positions(self) -> dict[str, int]:
        """The position among all identities of those that differ, by name."""
        names = {identity.name for identity in self.differing}
        return {identity.name: position for position, identity in enumerate(self.known.identities) if identity.name in names}

    @cached_property
    def makers(self) -> dict[Move, dict[str, int]]:
        """Every move that makes one of the differing identities hold, with the names of those it does so for, each with the place in it."""
        found: dict[Move, dict[str, int]] = {}
        classes = tied(self.known)
        for identity in self.differing:
            position = self.positions[identity.name]
            for place, (path, _) in enumerate(identity.coefficients):
                signs = classes[path]
                weight = sum(self.touching[p].get(position, 0) * sign for p, sign in signs)
                if weight:
                    found.setdefault(Move(signs, -identity.residual / weight), {}).setdefault(identity.name, place)
        return {move: makers for move, makers in found.items() if self._is_possible(move)}

    @cached_property
    def reaching(self) -> dict[int, list[Move]]:
        """The moves that touch each identity, by its position."""
        found: dict[int, list[Move]] = {}
        for move in self.makers:
            for position in dict.fromkeys(p for path, _ in move.signs for p in self.touching[path]):
                found.setdefault(position, []).append(move)
        return found

    def _is_possible(self, move: Move) -> bool:
        """Whether no figure would fall below zero."""
        return all(self.known.variables[path].value + delta >= 0 for path, delta in move.deltas().items())

    def solutions(self, group: Sequence[Identity]) -> list[tuple[Move, ...]]:
        """Return every smallest set of moves, fewer than the differences, that clears the group and breaks nothing else.

        Those that contradict the fewest written equations come first, then those of the fewest figures that no one slip of the pen explains,
        then in the order in which the group's figures stand.
        """
        places = {identity.name: number for number, identity in enumerate(group)}
        goal = frozenset(self.positions[identity.name] for identity in group)

        def order(move: Move) -> tuple[int, int]:
            return min((places[name], place) for name, place in self.makers[move].items() if name in places)

        for size in range(1, min(len(group), MOST_CHANGES + 1)):
            sets = {frozenset(moves) for moves in self._sets(goal, places, (), size)}
            if sets:
                ordered = sorted((tuple(sorted(moves, key=order)) for moves in sets), key=lambda moves: [order(m) for m in moves])
                return sorted(ordered, key=self._contradicted)
        return []

    def _sets(self, goal: frozenset[int], places: Mapping[str, int], chosen: tuple[Move, ...], left: int) -> Iterator[tuple[Move, ...]]:
        """Yield the sets of moves that begin with those chosen, ``left`` more, and leave nothing open."""
        open_ = self._open(goal, chosen)
        if not left:
            if not open_:
                yield chosen
            return
        if not open_:
            return
        taken = {path for move in chosen for path, _ in move.signs}
        nearest = min(open_, key=lambda position: len(self.reaching.get(position, ())))
        for move in self.reaching.get(nearest, ()):
            if self.makers[move].keys() & places.keys() and not any(path in taken for path, _ in move.signs):
                yield from self._sets(goal, places, (*chosen, move), left - 1)

    def _open(self, goal: frozenset[int], moves: Sequence[Move]) -> list[int]:
        """Return the positions of the identities that do not stand as they should once the moves are made."""
        shifts: dict[int, Money] = dict.fromkeys(sorted(goal), ZERO)
        for move in moves:
            for path, delta in move.deltas().items():
                for position, coefficient in self.touching[path].items():
                    shifts[position] = shifts.get(position, ZERO) + coefficient * delta
        return [
            position for position, shift in shifts.items() if not _stays(self.known.identities[position], shift, wanted=position in goal)
        ]

    def _contradicted(self, moves: Sequence[Move]) -> tuple[int, int]:
        """Return how many written equations that hold, and tied figures, the moves contradict; and how many no slip of the pen explains."""
        against = sum(self.known.variables[path].proofs + (index > 0) for move in moves for index, (path, _) in enumerate(move.signs))
        unlike = sum(not any(self._by_pen(path, delta) for path, delta in move.deltas().items()) for move in moves)
        return against, unlike

    def _by_pen(self, path: str, delta: Money) -> bool:
        value = self.known.variables[path].value
        return slip(value, value + delta) is not None


def _stays(identity: Identity, shift: Money, *, wanted: bool) -> bool:
    """Whether an identity is as it should be once its residual is shifted: cleared where that is wanted, else as it was."""
    after = identity.residual + shift
    if wanted:
        return after == 0
    if identity.holds:
        return after <= 0 if identity.ceiling else after == 0
    return after == identity.residual


def tied(known: Figures) -> dict[str, tuple[tuple[str, int], ...]]:
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
