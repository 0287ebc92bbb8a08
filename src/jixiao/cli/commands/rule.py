"""``jixiao rule``: shows a rule's page, begins a rule of one's own, tries one."""

from pathlib import Path

import click

from jixiao.cli.options import command, layout_option
from jixiao.cli.rulebook import show_rule, start_rule, tell_trial
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong


@command("rule")
@click.argument("code", metavar="CODE")
@click.argument("rule", required=False, metavar="[CODE|FILE]")
@click.option("--to", metavar="DIR", type=Path)
@layout_option("text", "json")
def run(terminal: Terminal, /, *, code: str, rule: str | None, to: Path | None, layout: str) -> int:
    """Print the rule CODE; ``new`` writes a file to begin with, ``test`` tries a file and returns 1 when anything is wrong."""
    if code not in ("new", "test"):
        if rule is not None:
            raise UsageWrong(f"多出了参数：{rule}。用法见 jixiao rule --help。", f"Too many arguments: {rule}. See jixiao rule --help.")
        return show_rule(terminal, code, layout)
    if rule is None:
        what = ("CODE", "代码") if code == "new" else ("FILE", "规则文件")
        raise UsageWrong(f"缺少{what[1]}：jixiao rule {code} {what[0]}。", f"Missing {what[0]}: jixiao rule {code} {what[0]}.")
    return start_rule(terminal, rule, to or Path()) if code == "new" else tell_trial(terminal, Path(rule))
