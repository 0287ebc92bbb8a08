"""The things that ``jixiao rule`` does, told at the terminal."""

from collections.abc import Sequence
from pathlib import Path

from jixiao.actions.rule.book import find_rule, rule_summary
from jixiao.actions.rule.facts import fact_sql
from jixiao.actions.rule.format import format_files
from jixiao.actions.rule.new import new_rule
from jixiao.actions.rule.trial import is_shipped, rule_file, try_rule
from jixiao.audit.rulepage import rule_page
from jixiao.cli.measurebook import tell_trial
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json
from jixiao.write.hostile import visible


def show_rule(terminal: Terminal, code: str, layout: str) -> int:
    """Print a rule's page: what it says, why, by which law, its figures, SQL and examples."""
    rule = find_rule(code)
    terminal.show(as_json(rule_summary(rule, terminal.lang)) if layout == "json" else rule_page(rule, terminal.lang))
    return 0


def show_facts(terminal: Terminal, name: str | None = None) -> int:
    """Print the tables and views that a rule may read, or one of them."""
    terminal.show(fact_sql(name))
    return 0


def start_rule(terminal: Terminal, code: str, folder: Path) -> int:
    """Write a rule to begin with and say what to do next."""
    file = new_rule(code, folder)
    terminal.show(
        terminal.say(
            f"已写入 {file}。改三段：头、SELECT、例子；改一次试一次：jixiao rule test {file}\n",
            f"Written: {file}. Change head, SELECT and examples, and try it each time: jixiao rule test {file}\n",
        )
    )
    return 0


def try_and_tell(terminal: Terminal, which: str) -> int:
    """Try a rule, given by its file or code, and tell what is wrong; return 1 when anything is."""
    file = rule_file(which)
    trial = try_rule(file)
    use = (f"用它审核：jixiao audit 申报表.txt --rules {file.parent}", f" Use it: jixiao audit FILE --rules {file.parent}")
    tell_trial(terminal, trial, ("规则", "Rule"), ("", "") if is_shipped(file) else use)
    return 1 if trial.faults else 0


def lay_out(terminal: Terminal, files: Sequence[Path], *, check: bool) -> int:
    """Lay rule and measure files out and name those that changed; with ``check`` only name those that would, and return 1 for any."""
    changed = format_files(files, check=check)
    for file in changed:
        zh, en = (f"没有排好：{file}", f"Would change: {file}") if check else (f"已排好：{file}", f"Laid out: {file}")
        terminal.show(visible(terminal.say(zh, en)) + "\n")
    left = len(files) - len(changed)
    terminal.show(terminal.say(f"{left} 个文件原来就排好了。\n", f"{left} files stood well already.\n"))
    return 1 if check and changed else 0
