"""The documents of a family, in the format that it is built in."""

from collections.abc import Iterable

from layouts.family import Case, Family, drafts, text_cases


def cases(family: Family, count: int) -> list[Case]:
    """Return the documents of a family."""
    return list(text_cases(family, list(drafts(family, count))))


def missing(families: Iterable[Family]) -> dict[str, str]:
    """Return the names of families that can't be made on this machine, with why."""
    return {family.name: f"{family.via} is not installed" for family in families if family.via is not None}
