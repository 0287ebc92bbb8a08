"""Names that may be slips of the pen of each other, found without comparing each with each."""

from collections.abc import Iterator, Mapping

MOST_MET = 12
"""Names that differ at one place, of which a name is compared with the most frequent."""


def near(counts: Mapping[str, int], telling: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that may be slips of each other, the rarer first, in the order in which they stand.

    Near are two names that are one without a character each, and a name and one that has one or two more. Each meets the most
    frequent of those alone, so that the work grows with the names, not with their pairs.
    """
    order = {name: position for position, name in enumerate(counts)}
    mistaken: dict[tuple[int, str], list[str]] = {}
    longer: dict[str, list[str]] = {}
    for name in sorted(counts, key=lambda name: -counts[name]):
        for place in _mistaken(name, telling):
            mistaken.setdefault(place, []).append(name)
        for rest in _shortened(name) & counts.keys():
            longer.setdefault(rest, []).append(name)
    for name in counts:
        alike = [*(mistaken[place][:MOST_MET] for place in _mistaken(name, telling)), longer.get(name, [])[:MOST_MET]]
        met = {*(other for some in alike for other in some), *(_shortened(name) & counts.keys())} - {name}
        yield from ((name, other) for other in sorted(met, key=order.__getitem__) if counts[name] <= counts[other])


def _mistaken(name: str, telling: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the name without each of its characters that may be mistaken, with the place of that."""
    return ((i, name[:i] + name[i + 1 :]) for i, character in enumerate(name) if character not in telling)


def _shortened(name: str) -> set[str]:
    """Return what remains of the name when one or two characters in a row are lost."""
    return {name[:i] + name[i + lost :] for lost in (1, 2) for i in range(len(name) + 1 - lost)}
