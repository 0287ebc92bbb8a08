"""The audit as SARIF 2.1.0 (OASIS): one run a report, rules with their help, articles of law as a taxonomy.

A failed verdict has kind ``fail``; what could not be judged has kind ``open`` and level ``none``. A rule that nothing failed on
and no result speaks of has one result a document: ``open`` where a subject could not be judged, ``pass`` where all that it
looked at passed, ``notApplicable`` where there was nothing to look at. Waivers are suppressions,
the baseline gives ``baselineState``; a logical location names the field by its JSON Pointer. What a finding covers stands in its
property ``covers``, and its rule has no result of its own there. What was not read, and a file in which there was nothing to
judge, are notifications of the invocation, with level and location.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePath
from urllib.parse import quote

from msgspec import Struct

from jixiao.model.finding import AuditReport, Counts, DocumentReport, Finding, FoundPlace, Severity
from jixiao.values.place import Place
from jixiao.write.hostile import visible
from jixiao.write.page import Page
from jixiao.write.reading import reading_remarks

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HELP = "urn:jixiao:rule:{code}"
FINGERPRINT = "jixiao/1"
Object = dict[str, object]


class RuleCard(Struct, frozen=True, kw_only=True):
    """What a reader of SARIF is told about a rule; ``page`` is the rule's page as Markdown."""

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    fix: str
    page: str
    basis: tuple[str, ...]


def sarif(report: AuditReport, cards: Iterable[RuleCard], lang: str = "zh") -> Object:
    """Return the SARIF log of the report; only rules that have a card are described, in the cards' order.

    Its lists that are as long as there are documents are iterators, for :func:`jixiao.write.as_json.json_parts`.
    """
    known = tuple(cards)
    index = {card.code: i for i, card in enumerate(known)}
    laws = tuple(dict.fromkeys(law for card in known for law in card.basis))
    laws = tuple(dict.fromkeys((*laws, *(b for d in report.documents for b in dict.fromkeys(b for f in d.findings for b in f.basis)))))
    taxa = {law: i for i, law in enumerate(laws)}
    driver = {
        "name": report.tool.name,
        "version": report.tool.version,
        "semanticVersion": report.tool.version,
        "language": "en" if lang == "en" else "zh-CN",
        "rules": [_rule(card, taxa) for card in known],
        "supportedTaxonomies": [{"name": "law", "index": 0}],
    }
    run: Object = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": map(_artifact, report.documents),
        "results": chain(
            (_result(f, d, i, index, taxa) for i, d in enumerate(report.documents) for f in d.findings),
            (clear for i, d in enumerate(report.documents) for clear in _clear(d, i, index, lang)),
        ),
        "taxonomies": [_taxonomy(laws, report.tool.version, lang)],
        "invocations": [_invocation(report, Page("en" if lang == "en" else "zh"))],
        "properties": {"documents": map(_counts, report.documents)},
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(card: RuleCard, taxa: Mapping[str, int]) -> Object:
    return {
        "id": card.code,
        "name": "".join(word.capitalize() for word in card.name.replace(".", "-").split("-")),
        "shortDescription": {"text": card.title},
        "fullDescription": {"text": card.why},
        "help": {"text": f"{card.why}\n{card.fix}", "markdown": card.page},
        "helpUri": HELP.format(code=card.code),
        "defaultConfiguration": {"level": card.severity},
        "relationships": [{"target": _taxon(law, taxa), "kinds": ["relevant"]} for law in dict.fromkeys(card.basis)],
    }


def _taxon(law: str, taxa: Mapping[str, int]) -> Object:
    return {"id": _law_id(taxa[law]), "index": taxa[law], "toolComponent": {"name": "law", "index": 0}}


def _law_id(position: int) -> str:
    return f"LAW-{position + 1:03}"


def _taxonomy(laws: tuple[str, ...], version: str, lang: str) -> Object:
    name = "Law, standards and practice that the rules rest on" if lang == "en" else "规则所依据的法规、标准和实务"
    return {
        "name": "law",
        "version": version,
        "shortDescription": {"text": name},
        "taxa": [{"id": _law_id(i), "shortDescription": {"text": law}} for i, law in enumerate(laws)],
    }


def _artifact(report: DocumentReport) -> Object:
    return {"location": {"uri": _uri(report.file)}, "hashes": {"sha-256": report.sha256}, "roles": ["analysisTarget"]}


def _uri(file: str) -> str:
    """Return the file's path as a URI reference: forward slashes, all else that a URI can't hold in per cent."""
    slashed = PurePath(file).as_posix()
    return ("file://" if slashed.startswith("/") else "") + quote(slashed, errors="replace") if slashed != "-" else "stdin"


def _result(finding: Finding, report: DocumentReport, artifact: int, index: Mapping[str, int], taxa: Mapping[str, int]) -> Object:
    failed = finding.verdict == "fail"
    first, others = _split(finding)
    result: Object = {
        "ruleId": finding.code,
        "kind": "fail" if failed else "open",
        "level": finding.severity if failed else "none",
        "message": {"text": f"{visible(finding.message)} {visible(finding.fix)}".strip()},
        "locations": [_location(first, report.file, artifact)],
        "relatedLocations": [{"id": i, **_location(place, report.file, artifact)} for i, place in enumerate(others, 1)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "taxa": [_taxon(law, taxa) for law in dict.fromkeys(finding.basis)],
        "properties": _properties(finding),
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.waived:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": visible(finding.waiver or "")}]
    if finding.baseline is not None:
        result["baselineState"] = finding.baseline
    return result


def _properties(finding: Finding) -> Object:
    own: Object = {"project": finding.project, "pointer": finding.path, "values": finding.values, "ruleHash": finding.rule_hash}
    if finding.covers:
        own["covers"] = [
            {"code": c.code, "fingerprint": c.fingerprint, "pointer": c.path, "message": visible(c.message), "waived": c.waived}
            for c in finding.covers
        ]
    return own


def _clear(report: DocumentReport, artifact: int, index: Mapping[str, int], lang: str) -> Iterator[Object]:
    """Yield a result for every rule that no finding speaks of and nothing failed on."""
    told = {finding.code for finding in report.findings}
    for code, counts in report.by_rule.items():
        if counts.fail or code in told:
            continue
        kind = "open" if counts.unknown else "pass" if counts.passed else "notApplicable"
        yield {
            "ruleId": code,
            **({"ruleIndex": index[code]} if code in index else {}),
            "kind": kind,
            "level": "none",
            "message": {"text": _said(counts, lang)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(report.file), "index": artifact}}}],
        }


def _said(counts: Counts, lang: str) -> str:
    if lang == "en":
        return f"{counts.passed} passed, {counts.unknown} could not be judged, {counts.not_applicable} not applicable."
    return f"通过 {counts.passed} 处，无法判定 {counts.unknown} 处，不适用 {counts.not_applicable} 处。"


def _split(finding: Finding) -> tuple[FoundPlace, tuple[FoundPlace, ...]]:
    """Return the place of the finding's own pointer, and the places it is compared with."""
    places = finding.places or (FoundPlace(path=finding.path),)
    first = next((p for p in places if p.path == finding.path), places[0])
    return first, tuple(p for p in places if p is not first)


def _location(place: FoundPlace, file: str, artifact: int) -> Object:
    where: Object = {"uri": _uri(file), "index": artifact} if place.file is None else {"uri": _uri(place.file)}
    physical: Object = {"artifactLocation": where}
    line = place.row if place.file is not None else place.line
    if line is not None:
        region: Object = {"startLine": line}
        if place.text:
            region["snippet"] = {"text": visible(place.text[:500])}
        physical["region"] = region
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": place.path, "kind": "member"}]}


def _not_read(report: DocumentReport, artifact: int, page: Page) -> Iterator[Object]:
    """Yield a notification for all that was not read, or not surely, where it stands; an error where nothing was judged."""
    level = "warning" if report.is_judged else "error"
    for remark in reading_remarks(report, page):
        place = remark.place or Place()
        found = FoundPlace(path=remark.path, line=place.line, row=place.row, file=place.file, text=place.text)
        yield {"level": level, "message": {"text": visible(remark.text)}, "locations": [_location(found, report.file, artifact)]}


def _invocation(report: AuditReport, page: Page) -> Object:
    told = [(p.code, p.message) for p in report.rule_problems]
    notes: list[Object] = [{"level": "error", "message": {"text": visible(text)}, "associatedRule": {"id": code}} for code, text in told]
    notes += [{"level": "note", "message": {"text": visible(text)}} for text in report.notices]
    notes += [_missed(one.file, one.message, "error") for one in report.unreadable]
    skipped = page.say("格式不能读取，已跳过。", "Passed over: no format that can be read.")
    notes += [_missed(file, skipped, "note") for file in report.skipped]
    not_read = (note for number, document in enumerate(report.documents) for note in _not_read(document, number, page))
    return {"executionSuccessful": not report.unreadable, "toolExecutionNotifications": chain(notes, not_read)}


def _missed(file: str, message: str, level: str) -> Object:
    """Return a notification on a file that is no artifact of the run, because nothing in it was read."""
    where = {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}}}
    return {"level": level, "message": {"text": visible(message)}, "locations": [where]}


def _counts(report: DocumentReport) -> Object:
    return {
        "file": report.file,
        "projects": report.projects,
        "rules": report.rules,
        "counts": report.counts,
        "asOf": report.as_of,
        "explanations": [e.text for e in report.explanations],
        "partlyRead": report.partly_read,
    }
