"""The program: finds the one command that was asked for, runs it, turns whatever happens into an exit code."""

import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from itertools import pairwise
from types import TracebackType
from typing import Self

import click
from click.exceptions import Exit

from jixiao import __version__
from jixiao.cli.commands import is_command
from jixiao.cli.options import Helped, OneOf
from jixiao.cli.terminal import Terminal, speak_utf8
from jixiao.errors import InputUnreadable, JixiaoError
from jixiao.system.claims import let_go
from jixiao.write.page import Lang

DONE, WRONG, INTERRUPTED = 0, 2, 130
COMPLETE = "_JIXIAO_COMPLETE"
HELP, COMPLAINTS = "jixiao.cli.help", "jixiao.cli.complaints"
"""What most runs do without."""


class Program(Helped, click.Group):
    """All commands; only the one that runs is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the help."""
        return list(import_module(HELP).command_names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command, None for an unknown name."""
        if not is_command(cmd_name):
            return None
        command: click.Command = import_module(f"jixiao.cli.commands.{cmd_name}").run
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command named; UsageWrong names near ones for one that does not exist."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise import_module(COMPLAINTS).unknown_command(args[0])
        return args[0] if command else None, command, args[1:]

    def get_help(self, ctx: click.Context) -> str:
        """Return the help page."""
        terminal = ctx.ensure_object(Terminal)
        return _help(terminal).rstrip("\n")


def _help(terminal: Terminal) -> str:
    told: str = import_module(HELP).program_help(terminal.lang, terminal.today.year)
    return told


def program() -> Program:
    """Return the program with the options that stand before a command."""
    version = click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version)
    lang = click.Option(["--lang"], type=OneOf("zh", "en"), expose_value=False)
    debug = click.Option(["--debug"], is_flag=True, expose_value=False)
    return Program("jixiao", params=[version, lang, debug], context_settings={"help_option_names": ["--help", "-h"]})


def _version(ctx: click.Context, param: click.Parameter, wanted: object) -> None:  # noqa: ARG001
    if wanted and not ctx.resilient_parsing:
        ctx.ensure_object(Terminal).show(f"jixiao {__version__}\n")
        ctx.exit()


class Boundary:
    """Where whatever went wrong in a run becomes one sentence and an exit code: ``with Boundary(terminal) as end: end.code = …``."""

    def __init__(self, terminal: Terminal) -> None:
        """Take where to tell it."""
        self.terminal = terminal
        self.code = WRONG

    def __enter__(self) -> Self:
        """Begin the run."""
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None) -> bool:
        """Return whether the exception was told; only the interpreter's own ways out go on."""
        if wrong is None:
            return True
        if isinstance(wrong, BrokenPipeError):
            self.code = _stop_writing()
        elif isinstance(wrong, KeyboardInterrupt):
            self.code = INTERRUPTED
            self.terminal.tell(self.terminal.say("已中断。", "Interrupted."))
        elif isinstance(wrong, Exit):
            self.code = wrong.exit_code
        elif isinstance(wrong, Exception):
            self._tell(wrong)
        else:
            return False
        return True

    def _tell(self, wrong: Exception) -> None:
        told: Exception = wrong
        if isinstance(wrong, click.UsageError | OSError):
            complaints = import_module(COMPLAINTS)
            told = complaints.refused(wrong) if isinstance(wrong, OSError) else complaints.complaint(wrong)
        if isinstance(told, JixiaoError):
            self.terminal.fail(told)
        else:
            self.terminal.tell(
                self.terminal.say(
                    f"程序内部出错（{type(wrong).__name__}）。请加上 --debug 再运行一次，把显示的内容发给维护者。",
                    f"The program failed ({type(wrong).__name__}). Run it again with --debug and send what it shows to the maintainers.",
                )
            )
        if self.terminal.debug and not isinstance(wrong, click.UsageError | InputUnreadable):
            traceback.print_exception(wrong)


def _stop_writing() -> int:
    """Return the code for a reader who has gone, with standard output pointed away from the broken pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def language(args: Sequence[str], environment: str | None) -> Lang | None:
    """Return the language that ``--lang`` or the environment asks for, None where neither does."""
    words = [
        *(arg.removeprefix("--lang=") for arg in args if arg.startswith("--lang=")),
        *(word for arg, word in pairwise(args) if arg == "--lang"),
    ]
    wanted = words[-1] if words else (environment or "")[:2].lower()
    return "en" if wanted == "en" else "zh" if wanted == "zh" else None


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 findings, 2 wrong use or unreadable input, 3 undecided."""
    args = list(sys.argv[1:] if argv is None else argv)
    speak_utf8()
    today = datetime.now(tz=UTC).astimezone().date()
    asked = language(args, os.environ.get("JIXIAO_LANG"))
    terminal = Terminal(asked or "zh", today, asked, "--debug" in args)
    with Boundary(terminal) as end:
        end.code = _run(args, terminal)
    let_go()
    return end.code


def _run(args: list[str], terminal: Terminal) -> int:
    if COMPLETE in os.environ:
        from click.shell_completion import shell_complete

        return shell_complete(program(), {"obj": terminal}, "jixiao", COMPLETE, os.environ[COMPLETE])
    if not args:
        terminal.show(_help(terminal))
        return WRONG
    whole = program()
    with whole.make_context("jixiao", args, obj=terminal) as context:
        code: int = whole.invoke(context)
        return code
