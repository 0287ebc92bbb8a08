"""Documents in, report out: facts built once per date of law, all rules run over them, verdicts told per document."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module

from msgspec import Struct
from msgspec.structs import replace

from jixiao import __version__
from jixiao.audit.again import Parts
from jixiao.audit.balance import balance
from jixiao.audit.cause import at_one_table, covered
from jixiao.audit.engines.door import judge
from jixiao.audit.findings import Context, findings_of
from jixiao.audit.force import rules_in_force
from jixiao.audit.grade import GRADED, Manner, proposals
from jixiao.audit.held import settled
from jixiao.audit.recordset import RecordSet
from jixiao.audit.rulefile import Rule
from jixiao.audit.scheme import scheme
from jixiao.audit.select import chosen
from jixiao.audit.trace import explain
from jixiao.audit.unsure import not_read, unsure_places
from jixiao.audit.verdicts import NOTHING, Broken, Judged, Tally, Verdict, allowed_subjects, known_only, merged
from jixiao.audit.waivers import Waiver, against_baseline, notices, waive
from jixiao.facts.build import document_key, fact_rows
from jixiao.facts.schema import Rows
from jixiao.model.document import Document, Kind
from jixiao.model.finding import AuditReport, Counts, DocumentReport, Finding, RuleProblem, Tool, every
from jixiao.values.money import Money

SUBJECTS = ("document", "project", "indicator", "item")


class AuditOptions(Struct, frozen=True, kw_only=True):
    """How to audit. ``as_of`` overrides the documents' own dates; ``today`` decides which waivers have expired.

    ``records`` are the ledgers that the one document is held against; without them no rule on records runs. ``graded`` are the
    kinds of form that a grade is proposed for. ``again`` is for a document that somebody writes in: rules that read what they read before
    are not run anew.
    """

    as_of: date | None = None
    lang: str = "zh"
    show_unknown: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    baseline: frozenset[str] | None = None
    preview: bool = False
    today: date | None = None
    records: RecordSet | None = None
    graded: tuple[Kind, ...] = GRADED
    again: bool = False


class Group(Struct, frozen=True):
    """Documents that one law applies to, with the rules in force and what they said; positions are those of the call."""

    day: date | None
    positions: tuple[int, ...]
    documents: tuple[Document, ...]
    rules: tuple[Rule, ...]
    judged: Judged
    sizes: Mapping[tuple[str, str], int]
    parts: Mapping[str, Parts]


def audit_documents(
    documents: Sequence[Document], options: AuditOptions, rules: Sequence[Rule], unloaded: Sequence[Broken] = ()
) -> AuditReport:
    """Return the report on the documents in their order; UsageWrong for a code in ``select`` or ``ignore`` that no rule has.

    ``unloaded`` are foreign rules that could not be loaded; they are told among the problems.
    """
    wanted = chosen(rules, options.select, options.ignore, also=[problem.code for problem in unloaded])
    return reported(judged_groups(documents, options, wanted), options, unloaded)


def judged_groups(documents: Sequence[Document], options: AuditOptions, rules: Iterable[Rule]) -> list[Group]:
    """Return what the rules say of the documents, by the law that applies to them."""
    return [_judge_group(day, group, documents, rules, options) for day, group in _by_day(documents, options.as_of).items()]


def reported(groups: Sequence[Group], options: AuditOptions, unloaded: Sequence[Broken] = ()) -> AuditReport:
    """Return the report on documents that were judged, in their order."""
    reports = {position: report for group in groups for position, report in _reports(group, options)}
    ordered = tuple(report for _, report in sorted(reports.items()))
    found = [f for report in ordered for f in every(report.findings)]
    return AuditReport(
        tool=Tool(name="jixiao", version=__version__),
        documents=ordered,
        rule_problems=_problems(groups, unloaded, options.lang),
        notices=notices(found, options.waivers, options.today, options.lang),
    )


def date_of_law(document: Document, as_of: date | None) -> date | None:
    """Return the date whose law applies: the given one, else 1 January of the fiscal year, else None."""
    if as_of is not None or document.fiscal_year is None:
        return as_of
    return date(document.fiscal_year, 1, 1)


def _by_day(documents: Sequence[Document], as_of: date | None) -> dict[date | None, tuple[int, ...]]:
    days: dict[date | None, tuple[int, ...]] = {}
    for position, document in enumerate(documents):
        day = date_of_law(document, as_of)
        days[day] = (*days.get(day, ()), position)
    return days


def _judge_group(
    day: date | None, positions: tuple[int, ...], documents: Sequence[Document], rules: Iterable[Rule], options: AuditOptions
) -> Group:
    own = tuple(documents[position] for position in positions)
    active = tuple(r for r in rules_in_force(rules, day, preview=options.preview) if options.records or not r.reads_ledgers)
    facts = fact_rows(own, {document_key(i): day for i in range(len(own))}, again=options.again)
    records = options.records.facts(document_key(0), own[0]) if options.records else {}
    kinds = {d.kind for d in own} | {p.kind for d in own for p in d.projects}
    plain = [r for r in active if not r.reads_ledgers and (r.foreign or _may_speak(r, kinds))]
    shipped = judge([r for r in plain if not r.foreign], facts, day, allowed_subjects(active, facts), again=options.again)
    foreign = _foreign([r for r in plain if r.foreign], day, facts)
    on_records = _on_records([r for r in active if r.reads_ledgers and _may_speak(r, kinds)], day, facts, records)
    subjects = {str(row["id"]) for table in (*SUBJECTS, *records) for row in (facts | records).get(table, ())}
    judged = known_only(merged((shipped, foreign, on_records)), subjects)
    keyed = {document_key(i): document for i, document in enumerate(own)}
    parts = {key: Parts(document, day) for key, document in keyed.items()} if options.again else {}
    settled_so = settled(judged, {rule.code: rule for rule in active}, keyed, facts, parts)
    return Group(day, positions, own, active, settled_so, _sizes(facts), parts)


def _foreign(rules: Sequence[Rule], day: date | None, facts: Rows) -> Judged:
    """Return what rules of somebody else say; what runs them is loaded where there are any."""
    found: Judged = import_module("jixiao.audit.foreign").run_foreign(rules, day, facts) if rules else Judged()
    return found


def _on_records(rules: Sequence[Rule], day: date | None, facts: Rows, records: Rows) -> Judged:
    """Return what rules on records say, as above."""
    found: Judged = import_module("jixiao.audit.records").run_on_records(rules, day, facts, records) if rules else Judged()
    return found


def _may_speak(rule: Rule, kinds: set[Kind | None]) -> bool:
    """Whether one of the kinds of documents and projects is one that the rule looks at, or none."""
    return None in kinds or not kinds.isdisjoint(rule.head.kinds)


def _reports(group: Group, options: AuditOptions) -> Iterator[tuple[int, DocumentReport]]:
    verdicts: dict[str, list[Verdict]] = {document_key(i): [] for i in range(len(group.documents))}
    for verdict in group.judged.verdicts:
        verdicts[verdict.subject.partition(":")[0]].append(verdict)
    rules, tallies = {rule.code: rule for rule in group.rules}, _by_project(group.judged)
    for i, (position, document) in enumerate(zip(group.positions, group.documents, strict=True)):
        key = document_key(i)
        findings = findings_of(Context(document, group.day, options.lang, options.records, group.parts.get(key)), rules, verdicts[key])
        kept = tuple(f for f in findings if f.verdict == "fail" or options.show_unknown)
        marked = against_baseline(waive(kept, options.waivers, options.today), options.baseline)
        once = covered(marked, rules)
        told = waive(at_one_table(once, document, options.lang), options.waivers, options.today)
        made = _report(document, key, group, told, options.lang)
        read = _with_reading(made, document, findings, options.lang)
        accepted = {c.fingerprint for f in told if f.waived for c in f.covers}
        counting = [f for f in once if f.fingerprint not in accepted]
        if not options.show_unknown:
            counting += [f for f in findings if f.doubt is not None]
        manner = Manner(options.lang, options.graded, group.parts.get(key))
        graded = () if options.select else proposals(document, counting, tallies.get(key, {}), scheme(group.day), manner)
        yield position, replace(read, grades=graded)  # none by some of the rules only, which would mislead


def _report(document: Document, key: str, group: Group, findings: tuple[Finding, ...], lang: str) -> DocumentReport:
    by_rule = _by_rule(key, group)
    return DocumentReport(
        file=document.source.file,
        sha256=document.source.sha256,
        kind=document.kind,
        fiscal_year=document.fiscal_year,
        as_of=group.day,
        title=document.title,
        unit=_unit(document),
        projects=len(document.projects),
        project_names=_names(document),
        annual_total=_annual_total(document),
        rules=len(group.rules) - len(group.judged.broken),
        counts=_sum(by_rule.values()),
        findings=findings,
        explanations=explain(document, findings, lang),
        balance=balance(document, group.parts.get(key)),
        by_rule=by_rule,
    )


def _unit(document: Document) -> str | None:
    """Return whose document it is: the unit that all of its forms name, else the office on its cover, else the one that most name."""
    named = [office for project in document.projects if (office := project.unit or project.department)]
    if len(set(named)) == 1:
        return named[0]
    return document.authority or max(named, key=named.count, default=None)


def _with_reading(report: DocumentReport, document: Document, findings: Iterable[Finding], lang: str) -> DocumentReport:
    """Return the report with what is to be said of the reading; without a form there is nothing else to say."""
    unread, unsure = not_read(document, lang), unsure_places(document, findings)
    partly = bool(unread or unsure) or any(project.partly_read for project in document.projects)
    if report.is_judged:
        return replace(report, partly_read=partly, unread=unread, unsure=unsure)
    return replace(
        report, rules=0, counts=Counts(), findings=(), explanations=(), by_rule={}, partly_read=True, unread=unread, stated=document.stated
    )


Tallies = dict[tuple[str, int], Tally]
"""How a document's projects were judged, by a rule's code and a project's position."""


def _by_project(judged: Judged) -> dict[str, Tallies]:
    """Return the tallies of projects by the key of their document, those of broken rules left out."""
    found: dict[str, Tallies] = {}
    broken = judged.broken
    for (code, owner), tally in judged.by_project.items():
        key, _, position = owner.partition(":/projects/")
        if position and code not in broken:
            found.setdefault(key, {})[code, int(position)] = tally
    return found


def _names(document: Document) -> dict[str, str | None]:
    names: dict[str, str | None] = {}
    for index, project in enumerate(document.projects, 1):
        names.setdefault(str(index if project.number is None else project.number), project.name or project.narrative_name)
    return names


def _annual_total(document: Document) -> Money | None:
    known = [p.funding.annual for p in document.projects if p.funding.annual is not None]
    return sum(known, Decimal("0.00")) if known and len(known) == len(document.projects) else None


def _sizes(facts: Rows) -> Counter[tuple[str, str]]:
    """Return how many subjects of each sort every document has, by (table, document key)."""
    return Counter((table, str(row["id"]).partition(":")[0]) for table in SUBJECTS for row in facts.get(table, ()))


def _by_rule(key: str, group: Group) -> dict[str, Counts]:
    """Return the verdicts on a document by the code of the rule, broken rules left out."""
    broken = group.judged.broken
    return {rule.code: _counts(rule, key, group) for rule in group.rules if rule.code not in broken}


def _counts(rule: Rule, key: str, group: Group) -> Counts:
    tally = group.judged.tallies.get((rule.code, key), NOTHING)
    left = max(0, group.sizes[(rule.head.subject, key)] - tally.subjects)
    return Counts(passed=tally.passed, fail=tally.fail, unknown=tally.unknown, not_applicable=left)


def _sum(counts: Collection[Counts]) -> Counts:
    return Counts(
        passed=sum(c.passed for c in counts),
        fail=sum(c.fail for c in counts),
        unknown=sum(c.unknown for c in counts),
        not_applicable=sum(c.not_applicable for c in counts),
    )


def _problems(groups: Iterable[Group], unloaded: Iterable[Broken], lang: str) -> tuple[RuleProblem, ...]:
    broken = (*unloaded, *(problem for group in groups for problem in group.judged.problems))
    told = dict.fromkeys((b.code, b.en if lang == "en" else b.zh) for b in broken)
    return tuple(RuleProblem(code=code, message=message) for code, message in sorted(told))
