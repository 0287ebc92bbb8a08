"""``jixiao rules``: lists the rules."""

from jixiao.actions.rules import list_rules
from jixiao.cli.options import codes, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json
from jixiao.write.text.lists import RuleLine, rule_lines


@command("rules")
@codes("--family")
@layout_option("text", "json")
def run(terminal: Terminal, /, *, family: tuple[str, ...], layout: str) -> int:
    """Print the rules, all or those of some families."""
    found = list_rules(family, terminal.lang)
    lines = (RuleLine(rule.code, rule.severity, rule.title, rule.family) for rule in found)
    terminal.show(as_json(found) if layout == "json" else rule_lines(lines, terminal.page()))
    return 0
