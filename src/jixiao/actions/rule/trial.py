"""A rule tried: a shipped one by its code or file, one of somebody else by its file, and that in the fence."""

from pathlib import Path

from jixiao.actions.rule.book import find_rule
from jixiao.audit.examples import TriedRule
from jixiao.audit.foreign import load_one
from jixiao.audit.load import load_file, shipped_files, shipped_rules
from jixiao.audit.rulefile import CODE, Rule, parse_sql_rule
from jixiao.errors import RuleFileInvalid, UsageWrong
from jixiao.sql.file import LARGEST, read_text
from jixiao.sql.trial import Made, Trial, ready_to_try, try_foreign, try_ours

READY = "jixiao.actions.rule.trial:prepare"


def rule_file(which: str) -> Path:
    """Return the file meant by its path or by the code of a shipped rule; UsageWrong when there is none."""
    file = Path(which)
    if file.is_file():
        return file
    if not CODE.fullmatch(which.upper()):
        raise UsageWrong(f"没有文件“{file}”。", f"There is no file “{file}”.")
    name = find_rule(which).file
    return next(file for file in shipped_files() if file.name == name)


def is_shipped(file: Path) -> bool:
    """Whether the file is one of the shipped rules."""
    return file.resolve() in {shipped.resolve() for shipped in shipped_files()}


def try_rule(file: Path) -> Trial:
    """Return how a rule file does; RuleFileInvalid for one that can't be loaded."""
    if is_shipped(file):
        return try_ours(read_text(file, RuleFileInvalid), TriedRule(load_file(file)))
    rule = load_one(file, {known.code: known for known in shipped_rules()})
    return try_foreign(file.name, read_text(file, RuleFileInvalid), TriedRule(rule), READY)


def own_rule(file: str, text: str) -> Rule:
    """Return the rule of a text that somebody else wrote; RuleFileInvalid says what is wrong with it, or which file has its code."""
    if len(text.encode()) > LARGEST:
        raise RuleFileInvalid(file, f"规则文件超过 {LARGEST >> 10} KB。", f"the rule has more than {LARGEST >> 10} KB.")
    rule = parse_sql_rule(file, text, foreign=True)
    taken = next((known for known in shipped_rules() if known.code == rule.code), None)
    if taken:
        raise RuleFileInvalid(file, f"代码 {rule.code} 已被 {taken.file} 使用。", f"code {rule.code} is taken by {taken.file}.")
    return rule


def try_text(file: str, text: str) -> Trial:
    """Return how a text that somebody else wrote does, in the fence; RuleFileInvalid for one that can't be loaded."""
    return try_foreign(file, text, TriedRule(own_rule(file, text)), READY)


def prepare(payload: bytes) -> Made:
    """In the child, before its limits hold: parse the file and make ready for it."""
    return ready_to_try(payload, lambda file, text: TriedRule(parse_sql_rule(file, text, foreign=True)))
