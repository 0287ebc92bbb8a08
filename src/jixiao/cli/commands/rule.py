"""``jixiao rule``: shows a rule's page, begins a rule of one's own, tries one, lays out rule files."""

from pathlib import Path

import click

from jixiao.cli.options import command, layout_option
from jixiao.cli.rulebook import lay_out, show_facts, show_rule, start_rule, try_and_tell
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong

TAKES = {"new": ("CODE", "代码"), "test": ("FILE|CODE", "规则文件或代码"), "format": ("FILE…", "规则文件")}


@command("rule")
@click.argument("code", metavar="CODE")
@click.argument("rule", nargs=-1, metavar="[CODE|FILE]")
@click.option("--to", metavar="DIR", type=Path)
@click.option("--check", is_flag=True)
@layout_option("text", "json")
def run(terminal: Terminal, /, *, code: str, rule: tuple[str, ...], to: Path | None, check: bool, layout: str) -> int:
    """Print the rule CODE; ``facts`` shows what a rule may read, ``new`` writes a file to begin with, ``test`` tries one, ``format`` lays files out."""
    if code == "facts" and len(rule) < 2:
        return show_facts(terminal, *rule)
    if code in TAKES and not rule:
        what, named = TAKES[code]
        raise UsageWrong(f"缺少{named}：jixiao rule {code} {what}。", f"Missing {what}: jixiao rule {code} {what}.")
    if code == "format":
        return lay_out(terminal, [Path(file) for file in rule], check=check)
    extra = " ".join(rule[code in TAKES :])
    if extra:
        raise UsageWrong(f"多出了参数：{extra}。用法见 jixiao rule --help。", f"Too many arguments: {extra}. See jixiao rule --help.")
    if code not in TAKES:
        return show_rule(terminal, code, layout)
    return start_rule(terminal, rule[0], to or Path()) if code == "new" else try_and_tell(terminal, rule[0])
