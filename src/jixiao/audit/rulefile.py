"""A rule file: a TOML head, one SELECT (or a Python ``judge``), and its examples. The file name is the registration.

An SQL rule is ``CODE_short_name.sql``: ``/*--- head ---*/``, the SELECT, ``/*--- examples ---*/``. A Python rule is
``CODE_short_name.py`` with the constants ``HEAD``, ``QUERY``, ``EXAMPLES`` and a pure function ``judge(rows)``; its
docstring says why SQL won't do. Both return, per subject looked at, ``subject, ok, path[, other_path]`` and the columns
that the message uses; ``ok`` NULL means that it could not be judged.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from jixiao.errors import RuleFileInvalid
from jixiao.model.document import Kind
from jixiao.model.finding import Severity
from jixiao.params.load import Title, parameters
from jixiao.sql.file import examples_of, head_of, params_used, parts_of, text_hash, with_views

Row = Mapping[str, object]
Judge = Callable[[Sequence[Row]], Iterable[Row]]

CODE = re.compile(r"[A-Z]{3}\d{2}")
FILE_NAME = re.compile(r"([A-Z]{3}\d{2})_[a-z0-9_]+\.(?:sql|py)")
LEDGER_TABLE = re.compile(r"\bledger_[a-z]")
PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
"""Where a message takes a column of the rule's SELECT."""
SUPPOSES = re.compile(r"\bsupposes\b", re.IGNORECASE)


class Basis(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """The law with its from-date, or the practice, said to be one; ``verified`` means checked against the official text.

    ``region`` is where it is law, such as 上海市 or 上海市普陀区; None in the whole country.
    """

    text: str | None = None
    practice: str | None = None
    since: date | None = None
    verified: bool = False
    region: str | None = None

    def sentence(self) -> str:
        """Return the basis as a report prints it."""
        if self.text is None:
            return f"实务：{self.practice}{self._where()}"
        since = f"（{self.since.isoformat()} 起）" if self.since else ""
        return f"{self.text}{since}{self._where()}{'' if self.verified else '［条文未与官方文本核对］'}"

    def _where(self) -> str:
        return f"（{self.region}）" if self.region else ""


class Head(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The head of a rule file: what the rule says, since when, about what, by which law.

    ``since`` is the version that brought it, ``changed`` the last one that altered its verdicts. ``covers`` are the codes of rules
    whose findings at the same place have the same cause and are told with this one's; its own code, where a fault shows at both ends.
    """

    name: str
    severity: Severity
    since: str
    subject: Literal["document", "project", "indicator", "item", "record"]
    basis: tuple[Basis, ...]
    title: Title
    message: Title
    fix: Title
    why: Title
    params: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ("declaration", "monitoring", "self_evaluation", "whole_department", "review")
    preview: bool = False
    replaced_by: str | None = None
    retired: str | None = None
    changed: str | None = None
    covers: tuple[str, ...] = ()


class Example(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A small set of fact rows and the verdict of each subject: pass, fail or unknown; no entry means not looked at.

    ``expect_path`` gives for a subject that fails or is unknown the pointers it is told at: path, then other paths.
    ``expect_soft`` lists, where given, the subjects that fail under a supposition, so that an error is only a warning.
    ``message`` and ``fix`` are what one of the failures says and advises, in Chinese.
    """

    name: str
    given: dict[str, list[dict[str, object]]]
    expect: dict[str, Literal["pass", "fail", "unknown"]]
    expect_path: dict[str, list[str]] = {}
    expect_soft: list[str] | None = None
    message: str | None = None
    fix: str | None = None
    as_of: date | None = None


class Rule(Struct, frozen=True, kw_only=True):
    """A rule as loaded; ``values`` are the columns its message uses, ``hash`` is of the file's text, ``select_hash`` of its SELECT alone.

    ``examples_utf8`` is the last part of the file as it stands there: few runs need it as text, and to make that takes a while.
    """

    code: str
    file: str
    head: Head
    sql: str
    examples_utf8: bytes
    hash: str
    select_hash: str
    values: tuple[str, ...]
    judge: Judge | None = None
    foreign: bool = False
    why_python: str | None = None

    @property
    def examples_text(self) -> str:
        """Return the last part of the file: the examples, as TOML."""
        return self.examples_utf8.decode()

    @property
    def family(self) -> str:
        """Return the three letters of the code."""
        return self.code[:3]

    @property
    def reads_ledgers(self) -> bool:
        """Whether the SELECT reads tables of ledgers, so that it judges only where records are given."""
        return "ledger_" in self.sql and bool(LEDGER_TABLE.search(self.sql))

    @property
    def has_other_path(self) -> bool:
        """Whether the SELECT reports a second place."""
        return "other_path" in self.sql and bool(re.search(r"\bother_path\b", self.sql))

    def with_select(self, sql: str) -> "Rule":
        """Return the rule with another SELECT, for which nothing was written in SQLite."""
        return replace(self, sql=sql, select_hash=text_hash(sql))

    def examples(self) -> tuple[Example, ...]:
        """Return the examples; RuleFileInvalid when they are malformed."""
        return examples_of(self.file, self.examples_text, Example, RuleFileInvalid)


def parse_sql_rule(file: str, text: str, *, foreign: bool = False) -> Rule:
    """Return the rule of an SQL file's text; RuleFileInvalid says what is wrong."""
    parts = parts_of(file, text, RuleFileInvalid)
    head = head_of(file, parts.head, Head, RuleFileInvalid)
    rule = Rule(
        code=code_of(file),
        file=file,
        head=head,
        sql=parts.sql,
        examples_utf8=parts.examples.encode(),
        hash=parts.hash,
        select_hash=text_hash(parts.sql),
        values=values_of(head, parts.sql),
        foreign=foreign,
    )
    check_head(rule)
    return rule


def values_of(head: Head, sql: str) -> tuple[str, ...]:
    """Return the columns that message and fix use, in order, ``supposes`` last where the SELECT or query speaks of it."""
    texts = (head.message.zh, head.message.en, head.fix.zh, head.fix.en)
    names = dict.fromkeys(name for text in texts for name in PLACEHOLDER.findall(text))
    return (*names, *(["supposes"] if SUPPOSES.search(sql) else []))


def code_of(file: str) -> str:
    """Return the code in a rule file's name; RuleFileInvalid when the name does not keep to the form."""
    name = FILE_NAME.fullmatch(file)
    if not name:
        raise RuleFileInvalid(
            file,
            "文件名须为“代码_简称.sql”，例如 FND06_narrative_differs.sql。",
            "the file name must be CODE_short_name.sql, e.g. FND06_narrative_differs.sql.",
        )
    return name[1]


def check_head(rule: Rule) -> None:
    """Raise RuleFileInvalid when the head does not fit the SELECT, names no basis, or an error rests on an unchecked figure."""
    used, listed = set(params_used(with_views(rule.sql))), set(rule.head.params)
    if used != listed:
        raise RuleFileInvalid(
            rule.file,
            f"params 列出 {sorted(listed)}，SQL 用到 {sorted(used)}，两者须一致。",
            f"params lists {sorted(listed)} but the SQL uses {sorted(used)}.",
        )
    if not rule.head.basis or any((b.text is None) == (b.practice is None) for b in rule.head.basis):
        raise RuleFileInvalid(
            rule.file, "basis 每条须写明法规（text）或实务（practice）之一。", "each basis names either a law (text) or a practice."
        )
    known = parameters() if listed else {}
    missing = sorted(listed - known.keys())
    if missing:
        raise RuleFileInvalid(rule.file, f"params/ 里没有参数 {'、'.join(missing)}。", f"params/ has no parameter {', '.join(missing)}.")
    unchecked = sorted(name for name in listed if any(not v.verified for v in known[name].values))
    if rule.head.severity == "error" and unchecked:
        raise RuleFileInvalid(
            rule.file,
            f"参数 {'、'.join(unchecked)} 尚未与官方文本核对（verified = false），不能作为 error 的依据；请改为 warning 或 note。",
            f"parameter {', '.join(unchecked)} is not verified, so the rule can't be an error; make it a warning or a note.",
        )
