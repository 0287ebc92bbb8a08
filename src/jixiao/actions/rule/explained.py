"""A rule explained by one run: why it is there, by which law, what it found in these documents, its examples."""

from collections.abc import Iterable, Sequence

from jixiao.audit.rulefile import Rule
from jixiao.audit.rulepage import WORDS, rule_page
from jixiao.audit.select import chosen
from jixiao.model.finding import DocumentReport, Finding

KEPT = ("why", "basis", "params")
FEW = 2
"""Examples that are shown: the first says what passes or fails, the others pin the bounds and stand on the rule's own page."""


def explained(rules: Sequence[Rule], codes: Sequence[str], documents: Sequence[DocumentReport], lang: str) -> str:
    """Return the pages of the rules as Markdown; UsageWrong names near codes for one that no rule of the run has."""
    return "\n".join(page_of(rule, documents, lang) for rule in chosen(rules, codes))


def page_of(rule: Rule, documents: Iterable[DocumentReport], lang: str) -> str:
    """Return one rule's page: its title and facts, why, basis and figures, what it found, its examples."""
    words = WORDS[lang]
    head, *sections = rule_page(rule, lang).rstrip("\n").split("\n\n## ")
    titled = {section.partition("\n")[0]: section for section in sections}
    kept = [titled[words[key]] for key in KEPT if words[key] in titled]
    examples = ["\n\n### ".join(titled[words["examples"]].split("\n\n### ")[: FEW + 1])] if words["examples"] in titled else []
    return "\n\n## ".join([head, *kept, "\n\n".join(found(rule, documents, lang)), *examples]) + "\n"


def found(rule: Rule, documents: Iterable[DocumentReport], lang: str) -> Iterable[str]:
    """Yield a heading with the number of findings, and each document's: place, message, what to do."""
    own = [(document.file, f) for document in documents for f in document.findings if f.code == rule.code]
    yield f"Found here: {len(own)}" if lang == "en" else f"在这里的发现：{len(own)} 处"
    for file in dict.fromkeys(name for name, _ in own):
        lines = [line(f, lang) for name, f in own if name == file]
        yield f"`{file}`\n\n" + "\n".join(lines)
    if not own:
        yield "None." if lang == "en" else "没有。"


def line(finding: Finding, lang: str) -> str:
    """Return one finding as an item of a list."""
    unknown = finding.verdict == "unknown"
    state = ("could not be judged: " if lang == "en" else "无法判定：") if unknown else ""
    fix = "" if unknown else f" → {finding.fix}"
    return f"- `{finding.path or '/'}` {state}{finding.message}{fix}"
