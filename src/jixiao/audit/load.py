"""Loading rule files: the shipped ones, single files, and folders of a local office."""

import os
from collections.abc import Iterable, Sequence
from functools import cache, partial
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

from msgspec.structs import replace

from jixiao.audit import rulefile
from jixiao.audit.rulefile import FILE_NAME, Head, Row, Rule, check_head, code_of, parse_sql_rule, values_of
from jixiao.errors import RuleFileInvalid
from jixiao.facts.schema import VIEWS
from jixiao.params.load import parameter_files
from jixiao.sql import file as sql_file
from jixiao.sql.file import head_of, read_text, select_of, text_hash
from jixiao.system.kept import cache_file, keep, kept, stamp_of

RULES = Path(__file__).parent.parent / "rules"


def shipped_files() -> tuple[Path, ...]:
    """Return the files of the shipped rules, in order of their codes."""
    return tuple(map(Path, _shipped()))


@cache
def _shipped() -> tuple[str, ...]:
    """Return their paths as texts, which is all that most runs ask for."""
    folders = [entry.path for entry in os.scandir(RULES) if entry.is_dir()]
    named = ((name, folder) for folder in folders for name in os.listdir(folder) if FILE_NAME.fullmatch(name))  # noqa: PTH208 - a glob takes twice as long
    return tuple(f"{folder}{os.sep}{name}" for name, folder in sorted(named))


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """Return the shipped rules in order of their codes; RuleFileInvalid names a file that is wrong or a code used twice."""
    return remembered(_shipped(), cache_file())


def remembered(files: Sequence[str], cache: Path | None) -> tuple[Rule, ...]:
    """Return what :func:`load_rules` does of files that we trust; those that have not changed come from the cache file."""
    if cache is None:
        return load_rules(map(Path, files))
    stamp = stamp_of((*files, *parameter_files(), Path(rulefile.__file__), Path(sql_file.__file__), VIEWS))
    known = kept(cache, stamp, tuple[Rule, ...])
    if known is None:
        rules = load_rules(map(Path, files))
        keep(cache, stamp, tuple(replace(rule, judge=None) for rule in rules))
        return rules
    python = {os.path.basename(file): Path(file) for file in files if file.endswith(".py")}  # noqa: PTH119 - as above
    return tuple(replace(rule, judge=partial(_judge, python[rule.file])) if rule.file in python else rule for rule in known)


def _judge(file: Path, rows: Sequence[Row]) -> Iterable[Row]:
    """Return what the ``judge`` of a Python rule says: its module is loaded when it is first asked."""
    judged: Iterable[Row] = _loaded(file).judge(rows)
    return judged


def load_rules(files: Iterable[Path]) -> tuple[Rule, ...]:
    """Return the rules of the files in order of their codes; RuleFileInvalid names a file that is wrong or a code used twice."""
    rules: dict[str, Rule] = {}
    for file in files:
        rule = load_file(file)
        if rule.code in rules:
            other = rules[rule.code].file
            raise RuleFileInvalid(file.name, f"代码 {rule.code} 已被 {other} 使用。", f"code {rule.code} is taken by {other}.")
        rules[rule.code] = rule
    return tuple(rules[code] for code in sorted(rules))


def load_file(file: Path) -> Rule:
    """Return the rule of one file that we trust; RuleFileInvalid says what is wrong with it."""
    text = read_text(file, RuleFileInvalid)
    return parse_sql_rule(file.name, text) if file.suffix == ".sql" else _python_rule(file, text)


def _python_rule(file: Path, text: str) -> Rule:
    code = code_of(file.name)
    module = _module(file)
    try:
        head, query, examples, judge = module.HEAD, module.QUERY, module.EXAMPLES, module.judge
    except AttributeError as wrong:
        raise RuleFileInvalid(
            file.name,
            f"Python 规则须有 HEAD、QUERY、EXAMPLES 和 judge(rows)：{wrong}",
            f"a Python rule has HEAD, QUERY, EXAMPLES and judge(rows): {wrong}",
        ) from wrong
    if not module.__doc__:
        raise RuleFileInvalid(file.name, "文档字符串须说明为何 SQL 做不到。", "the docstring must say why SQL won't do.")
    read = head_of(file.name, head, Head, RuleFileInvalid)
    rule = Rule(
        code=code,
        file=file.name,
        head=read,
        sql=(select := select_of(query)),
        examples_utf8=examples.encode(),
        hash=text_hash(text),
        select_hash=text_hash(select),
        values=values_of(read, query),
        judge=judge,
        why_python=module.__doc__.strip(),
    )
    check_head(rule)
    return rule


@cache
def _loaded(file: Path) -> ModuleType:
    """Return the module of a rule that is remembered, loaded once."""
    return _module(file)


def _module(file: Path) -> ModuleType:
    name = f"jixiao.rules.{file.parent.name}.{file.stem}"
    loader = SourceFileLoader(name, str(file))
    spec = spec_from_loader(name, loader)
    if spec is None:
        raise RuleFileInvalid(file.name, "无法载入。", "it cannot be loaded.")
    module = module_from_spec(spec)
    try:
        loader.exec_module(module)
    except (SyntaxError, ImportError, NameError) as wrong:
        raise RuleFileInvalid(file.name, f"Python 代码有误：{wrong}", f"the Python code is wrong: {wrong}") from wrong
    return module
