"""Waivers and baseline: findings that somebody answers for, and findings that were there before. None is ever removed."""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import DecodeError as NotJson
from msgspec import Struct, ValidationError
from msgspec.json import decode, encode
from msgspec.json import format as formatted
from msgspec.structs import replace

from jixiao.door import take
from jixiao.errors import InputUnreadable, TurnedAway
from jixiao.model.finding import SEVERITIES, AuditReport, Covered, Finding, Severity, every


class Waiver(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding accepted by a person for a reason, until ``expires`` inclusive; named by fingerprint, or by code and pointer."""

    reason: str
    person: str
    expires: date | None = None
    fingerprint: str | None = None
    code: str | None = None
    path: str | None = None

    def fits(self, finding: Finding | Covered) -> bool:
        """Whether the waiver speaks of this finding."""
        if self.fingerprint is not None:
            return finding.fingerprint == self.fingerprint
        return finding.code == self.code and self.path in (None, finding.path)

    def in_force(self, today: date | None) -> bool:
        """Whether the waiver still holds; without a day only one without an end does."""
        return self.expires is None or (today is not None and today <= self.expires)

    def name(self) -> str:
        """Return what the waiver is called in a message."""
        return self.fingerprint or f"{self.code} {self.path or ''}".strip()


class Baseline(Struct, frozen=True, kw_only=True):
    """The fingerprints of the findings that were there when the baseline was written."""

    schema: Literal["jixiao-baseline/1"] = "jixiao-baseline/1"
    fingerprints: tuple[str, ...] = ()


def waive(findings: Iterable[Finding], waivers: Sequence[Waiver], today: date | None) -> tuple[Finding, ...]:
    """Return the findings, those with a waiver in force marked with its reason."""
    valid = [w for w in waivers if w.in_force(today)]
    return tuple(_waived(f, next((w for w in valid if w.fits(f)), None)) for f in findings)


def _waived(finding: Finding, waiver: Waiver | None) -> Finding:
    if waiver is None or finding.verdict != "fail":
        return finding
    return replace(finding, waived=True, waiver=f"{waiver.reason}（{waiver.person}{f'，至 {waiver.expires}' if waiver.expires else ''}）")


def fitting(findings: Iterable[Finding | Covered], waivers: Sequence[Waiver]) -> tuple[int, ...]:
    """Return the positions of the waivers that fit any of the findings."""
    found = tuple(findings)
    return tuple(n for n, waiver in enumerate(waivers) if any(waiver.fits(f) for f in found))


def notices(findings: Sequence[Finding | Covered], waivers: Sequence[Waiver], today: date | None, lang: str) -> tuple[str, ...]:
    """Return a sentence for each waiver that has expired and each that fits no finding."""
    return notices_of(fitting(findings, waivers), waivers, today, lang)


def notices_of(fit: Container[int], waivers: Sequence[Waiver], today: date | None, lang: str) -> tuple[str, ...]:
    """Return a sentence for each waiver that has expired and each whose position is not among those that fit."""
    told = []
    for position, waiver in enumerate(waivers):
        if not waiver.in_force(today):
            told.append(EXPIRED[lang].format(name=waiver.name(), expires=waiver.expires, person=waiver.person))
        elif position not in fit:
            told.append(UNUSED[lang].format(name=waiver.name(), person=waiver.person))
    return tuple(told)


EXPIRED = {
    "zh": "豁免 {name}（{person}）已于 {expires} 到期，不再生效；请改正问题或重新批准。",
    "en": "The waiver of {name} ({person}) expired on {expires} and has no effect; correct the fault or have it approved again.",
}
UNUSED = {
    "zh": "豁免 {name}（{person}）没有对应的问题，可以删去。",
    "en": "The waiver of {name} ({person}) fits no finding and can be removed.",
}


def against_baseline(findings: Iterable[Finding], baseline: frozenset[str] | None) -> tuple[Finding, ...]:
    """Return the findings, each marked as new or unchanged against the baseline; as they are without one."""
    if baseline is None:
        return tuple(findings)
    return tuple(replace(f, baseline="unchanged" if f.fingerprint in baseline else "new") for f in findings)


def read_baseline(file: Path) -> frozenset[str]:
    """Return the fingerprints of a baseline file; InputUnreadable when it is missing or malformed."""
    try:
        return frozenset(decode(take(file), type=Baseline).fingerprints)
    except (TurnedAway, NotJson, ValidationError) as wrong:
        raise InputUnreadable(
            str(file), "不是基线文件；先用 --write-baseline 写出一份。", "it is no baseline file; write one with --write-baseline."
        ) from wrong


def baseline_bytes(report: AuditReport) -> bytes:
    """Return the baseline file of a report: the fingerprints of its failed findings and of what they cover, sorted, as JSON."""
    failed = (f for d in report.documents for f in d.findings if f.verdict == "fail")
    prints = sorted({f.fingerprint for f in every(failed)})
    return formatted(encode(Baseline(fingerprints=tuple(prints))), indent=1) + b"\n"


def counts_against(finding: Finding, fail_on: Severity) -> bool:
    """Whether the finding makes the exit code 1: failed, at or above ``fail_on``, not waived, not in the baseline."""
    loud = SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)
    return finding.verdict == "fail" and loud and not finding.waived and finding.baseline != "unchanged"
