"""``jixiao completion``: prints the completion script of a shell."""

import click
from click.shell_completion import ShellComplete, get_completion_class

from jixiao.cli.options import OneOf, command
from jixiao.cli.terminal import Terminal

COMPLETE = "_JIXIAO_COMPLETE"


@command("completion")
@click.argument("shell", type=OneOf("bash", "zsh", "fish"), metavar="SHELL")
@click.pass_context
def run(ctx: click.Context, terminal: Terminal, /, *, shell: str) -> int:
    """Print the script."""
    kind = get_completion_class(shell) or ShellComplete
    terminal.show(ShellComplete.source(kind(ctx.find_root().command, {}, "jixiao", COMPLETE)))
    return 0
