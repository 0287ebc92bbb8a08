"""A rule's page, made from its file alone: what it says, why, by which law, with which figures, its SQL and its examples."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from jixiao.audit.as_text import plain
from jixiao.audit.rulefile import Basis, Example, Head, Rule
from jixiao.params.load import Dated, Parameter, parameters
from jixiao.system.sentences import quoted

WORDS = {
    "zh": {
        "severity": "级别", "subject": "对象", "kinds": "表种", "since": "始于版本", "error": "错误", "warning": "警告", "note": "提示",
        "document": "文件", "project": "项目", "indicator": "指标", "item": "经费明细", "record": "台账记录", "declaration": "申报表", "monitoring": "监控表",
        "self_evaluation": "自评表", "whole_department": "部门整体", "review": "评审表", "why": "为什么", "message": "怎么说", "fix": "怎么改",
        "basis": "依据", "params": "参数", "sql": "判断", "examples": "例子", "pass": "通过", "fail": "不通过", "unknown": "无法判定",
        "verified": "已与官方文本核对", "unverified": "未与官方文本核对", "practice": "实务", "from": "起", "until": "止", "preview": "试行规则，须用 --preview 才运行。",
        "retired": "已停用：", "replaced_by": "由它取代：", "value": "值", "source": "来源", "period": "施行期", "name": "名称", "always": "一直",
        "python": "为何用 Python", "colon": "：", "covers": "同处一并说的", "changed": "改于版本",
    },
    "en": {
        "severity": "Severity", "subject": "Subject", "kinds": "Forms", "since": "Since version", "error": "error", "warning": "warning",
        "note": "note", "document": "document", "project": "project", "indicator": "indicator", "item": "item of the budget", "record": "record of a ledger",
        "declaration": "declaration", "monitoring": "monitoring", "self_evaluation": "self-evaluation", "whole_department": "whole department",
        "review": "review", "why": "Why", "message": "What it says", "fix": "What to do", "basis": "Basis", "params": "Parameters", "sql": "Test",
        "examples": "Examples", "pass": "pass", "fail": "fail", "unknown": "unknown", "verified": "checked against the official text",
        "unverified": "not checked against the official text", "practice": "practice", "from": "from", "until": "until",
        "preview": "In preview: runs only with --preview.", "retired": "Retired: ", "replaced_by": "Replaced by: ", "value": "Value",
        "source": "Source", "period": "In force", "name": "Name", "always": "always", "python": "Why Python", "colon": ": ", "covers": "Tells with it", "changed": "Changed in version",
    },
}  # fmt: skip


def rule_page(rule: Rule, lang: str = "zh") -> str:
    """Return the page as Markdown; RuleFileInvalid when the rule's examples are malformed."""
    words, head = WORDS[lang], rule.head
    parts = [
        f"# {rule.code} {head.title.said(lang)}",
        *_state(head, words),
        _facts(rule, words),
        *_section(words["why"], [head.why.said(lang)]),
        *_section(words["message"], [f"> {head.message.said(lang)}"]),
        *_section(words["fix"], [head.fix.said(lang)]),
        *_section(words["basis"], ["\n".join(f"- {_basis(basis, words)}" for basis in head.basis)]),
        *_section(words["params"], list(_params(rule, words, lang))),
        *_section(words["python"], [rule.why_python] if rule.why_python else []),
        *_section(words["sql"], [f"```sql\n{rule.sql}\n```"]),
        *_section(words["examples"], [_example(example, words) for example in rule.examples()]),
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, body: Sequence[str]) -> list[str]:
    return [f"## {title}", *body] if body else []


def _state(head: Head, words: Mapping[str, str]) -> Iterable[str]:
    if head.retired:
        yield f"**{words['retired']}{head.retired}**"
    if head.replaced_by:
        yield f"**{words['replaced_by']}{head.replaced_by}**"
    if head.preview:
        yield f"*{words['preview']}*"


def _facts(rule: Rule, words: Mapping[str, str]) -> str:
    head = rule.head
    lines = {
        "severity": words[head.severity],
        "subject": words[head.subject],
        "kinds": "、".join(words[kind] for kind in head.kinds) if words is WORDS["zh"] else ", ".join(words[kind] for kind in head.kinds),
        "since": head.since,
        **({"changed": head.changed} if head.changed else {}),
        **({"covers": "、".join(head.covers) if words is WORDS["zh"] else ", ".join(head.covers)} if head.covers else {}),
    }
    return "\n".join([f"`{head.name}`", "", *(f"- {words[key]}{words['colon']}{value}" for key, value in lines.items())])


def _basis(basis: Basis, words: Mapping[str, str]) -> str:
    if basis.practice is not None:
        return f"{words['practice']}{words['colon']}{_theirs(basis.practice, words)}" + (f" ({basis.region})" if basis.region else "")
    since = (f"; {basis.region}" if basis.region else "") + (f"; {words['from']} {basis.since}" if basis.since else "")
    return f"{_theirs(basis.text or '', words)} ({words['verified' if basis.verified else 'unverified']}{since})"


def _theirs(text: str, words: Mapping[str, str]) -> str:
    """Return the words of a law or a source, on an English page in quotes."""
    return quoted(text) if words is WORDS["en"] else text


def _params(rule: Rule, words: Mapping[str, str], lang: str) -> Iterable[str]:
    for name in rule.head.params:
        parameter = parameters()[name]
        title = parameter.title.said(lang)
        yield f"`:{name}` {title}{f' ({parameter.unit})' if parameter.unit else ''}"
        yield _table([words["value"], words["period"], words["source"], ""], _dated_rows(parameter, words))


def _dated_rows(parameter: Parameter, words: Mapping[str, str]) -> list[list[str]]:
    return [
        [
            plain(dated.value) or "",
            _period(dated, words),
            _theirs(dated.source, words),
            words["verified" if dated.verified else "unverified"],
        ]
        for dated in sorted(parameter.values, key=lambda v: v.since or date.min)
    ]


def _period(dated: Dated, words: Mapping[str, str]) -> str:
    ends = ((words["from"], dated.since), (words["until"], dated.until))
    return " ".join(f"{word} {day}" for word, day in ends if day) or words["always"]


def _example(example: Example, words: Mapping[str, str]) -> str:
    blocks = [f"### {example.name}"]
    for table, rows in example.given.items():
        columns = list(dict.fromkeys(name for row in rows for name in row))
        blocks.append(f"`{table}`\n\n" + _table(columns, [[_cell(row.get(name)) for name in columns] for row in rows]))
    blocks.append("\n".join(f"- {subject}: **{words[verdict]}**" for subject, verdict in example.expect.items()) or "- –")
    if example.message:
        blocks.append(f"> {_theirs(example.message, words)}")
    return "\n\n".join(blocks)


def _cell(value: object) -> str:
    return plain(value) or ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_escaped(cell) for cell in line) + " |" for line in lines)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("](", "]\\(").replace("\n", " ")
