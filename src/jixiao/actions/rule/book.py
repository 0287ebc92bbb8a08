"""The rule book: which rules there are, and one rule with its page."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from jixiao.audit.load import shipped_rules
from jixiao.audit.rulefile import PLACEHOLDER, Rule
from jixiao.audit.select import changed_since, chosen
from jixiao.model.document import Kind
from jixiao.model.finding import Severity
from jixiao.write.sarif import RuleCard


class RuleSummary(Struct, frozen=True, kw_only=True):
    """A rule as ``jixiao rules`` lists it; texts in the language asked for."""

    code: str
    name: str
    severity: Severity
    title: str
    basis: tuple[str, ...]
    since: str
    family: str
    subject: str
    kinds: tuple[Kind, ...]
    params: tuple[str, ...]
    message: str
    fix: str
    why: str
    preview: bool
    replaced_by: str | None
    retired: str | None
    changed: str | None = None
    covers: tuple[str, ...] = ()


def rule_summary(rule: Rule, lang: str) -> RuleSummary:
    """Return the rule as it is listed."""
    head = rule.head
    title, message, fix, why = (t.said(lang) for t in (head.title, head.message, head.fix, head.why))
    return RuleSummary(
        code=rule.code,
        name=head.name,
        severity=head.severity,
        title=title,
        basis=tuple(b.sentence() for b in head.basis),
        since=head.since,
        family=rule.family,
        subject=head.subject,
        kinds=head.kinds,
        params=head.params,
        message=message,
        fix=fix,
        why=why,
        preview=head.preview,
        replaced_by=head.replaced_by,
        retired=head.retired,
        changed=head.changed,
        covers=head.covers,
    )


def list_rules(families: Iterable[str], lang: str, since: str | None = None) -> tuple[RuleSummary, ...]:
    """Return the shipped rules, of the families or codes given, changed after a version; UsageWrong for what no rule has."""
    found = chosen(shipped_rules(), tuple(families))
    return tuple(rule_summary(rule, lang) for rule in (found if since is None else changed_since(found, since)))


def find_rule(code: str) -> Rule:
    """Return the rule of that code; UsageWrong names near codes."""
    found: Sequence[Rule] = chosen(shipped_rules(), (code,))
    return found[0]


def card(rule: Rule, lang: str) -> RuleCard:
    """Return what a SARIF log tells about the rule."""
    told = rule_summary(rule, lang)
    fix = PLACEHOLDER.sub("…", told.fix)
    page = f"# {told.code} {told.title}\n\n{told.why}\n\n{fix}\n\n" + "\n".join(f"- {law}" for law in told.basis)
    return RuleCard(
        code=told.code, name=told.name, severity=told.severity, title=told.title, why=told.why, fix=fix, page=page, basis=told.basis
    )
