"""``jixiao rule``: shows a rule's page."""

import click

from jixiao.actions.rules import find_rule, summarise
from jixiao.audit.rulepage import rule_page
from jixiao.cli.options import command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json


@command("rule")
@click.argument("code", metavar="CODE")
@layout_option("text", "json")
def run(terminal: Terminal, /, *, code: str, layout: str) -> int:
    """Print the rule: what it says, why, by which law, its figures, SQL and examples."""
    rule = find_rule(code)
    terminal.show(as_json(summarise(rule, terminal.lang)) if layout == "json" else rule_page(rule, terminal.lang))
    return 0
