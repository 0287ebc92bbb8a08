"""Findings put together for reading: what counts, how many, and the same fault in several projects as one entry."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jixiao.model.finding import SEVERITIES, Finding, Severity


class Entry(NamedTuple):
    """One fault: a finding, or several whose messages differ only in the project they name."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """Return the finding that speaks for all."""
        return self.findings[0]

    @property
    def shared(self) -> bool:
        """Whether the fault stands in several places."""
        return len(self.findings) > 1


def live(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that count: failed, not waived, not in the baseline."""
    return tuple(f for f in findings if f.verdict == "fail" and not f.waived and f.baseline != "unchanged")


def tally(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many findings each severity has."""
    counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def entries(findings: Iterable[Finding], names: Mapping[str, str | None]) -> tuple[Entry, ...]:
    """Return the findings as entries in their order, the same fault of several projects gathered at its first place."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.verdict, _without_place(finding, names)), []).append(finding)
    return tuple(Entry(tuple(group)) for group in groups.values())


def _without_place(finding: Finding, names: Mapping[str, str | None]) -> str:
    name = names.get(str(finding.project)) if finding.project is not None else None
    return finding.message.replace(name, "") if name else finding.message


def by_code(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """Return one entry for each code, in the order of the codes' first findings."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return tuple(Entry(tuple(group)) for group in groups.values())


def numbers(findings: Iterable[Finding]) -> tuple[int, ...]:
    """Return the projects' numbers, each once, in order."""
    return tuple(sorted({f.project for f in findings if f.project is not None}))


def spans(ordered: Iterable[int]) -> str:
    """Return numbers as people write them: ``1–8`` or ``2、3、5–7``."""
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(part for run in runs for part in (_span(run) if len(run) > 2 else tuple(map(str, run))))


def _span(run: list[int]) -> tuple[str, ...]:
    return (f"{run[0]}–{run[-1]}",)
