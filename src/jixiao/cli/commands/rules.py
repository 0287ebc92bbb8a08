"""``jixiao rules``: lists the rules."""

import click

from jixiao.actions.rule.book import list_rules
from jixiao.cli.options import codes, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json
from jixiao.write.text.lists import RuleLine, rule_lines


@command("rules")
@codes("--family")
@click.option("--changed-since", metavar="VERSION")
@layout_option("text", "json")
def run(terminal: Terminal, /, *, family: tuple[str, ...], changed_since: str | None, layout: str) -> int:
    """Print the rules, all or those of some families, or only those that a later version brought or changed."""
    found = list_rules(family, terminal.lang, changed_since)
    if not found and layout == "text":
        terminal.show(
            terminal.say(f"{changed_since} 版以后没有新增或改过的规则。\n", f"No rule is new or changed since {changed_since}.\n")
        )
        return 0
    lines = (RuleLine(rule.code, rule.severity, rule.title, rule.family) for rule in found)
    terminal.show(as_json(found) if layout == "json" else rule_lines(lines, terminal.page()))
    return 0
