"""Options and kinds of values that several commands share; what is wrong with a value is said in the run's language."""

import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click
from click.exceptions import NoSuchOption

from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong

FORCE = "jixiao.force"
"""Where a run keeps whether ``--force`` was given."""
AS_FOLDER = "jixiao.as-folder"
"""Where a run keeps what was spelled as a folder, with a stroke at its end."""
STROKES = ("/", os.sep)
TO = "--to"
"""The option that names what is written, a file or a folder."""
READ = ("FILE", "DIR")
"""What stands for an option's value that names something to be read."""
MOST_EXTRA = 3
"""Arguments too many that are named."""
LONG_OPTION = re.compile("--[A-Za-z]")
Function = TypeVar("Function", bound=Callable[..., Any])


class OneOf(click.ParamType):  # type: ignore[type-arg]  # generic only from click 8.5 on
    """One of a few words."""

    name = "word"

    def __init__(self, *words: str, later: Sequence[str] = ()) -> None:
        """Take the words, and those that a later version will know."""
        self.words = words
        self.later = later

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002 - click's signature
        """Return the word; UsageWrong lists the words there are."""
        word = str(value)
        if word in self.words:
            return word
        option, known = _name(param), "、".join(self.words)
        if word in self.later:
            raise UsageWrong(
                f"这个版本还没有“{word}”，现在可用的是：{known}。",
                f"This version has no “{word}” yet; it has: {', '.join(self.words)}.",
            )
        if isinstance(param, click.Argument):
            raise UsageWrong(f"没有“{word}”这一项，可选：{known}。", f"There is no “{word}”; it takes: {', '.join(self.words)}.")
        raise UsageWrong(f"{option} 不能是“{word}”，可选：{known}。", f"{option} can't be “{word}”; it takes: {', '.join(self.words)}.")

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:  # noqa: ARG002 - click's signature
        """Return the words that go on from what was typed."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class Day(click.ParamType):  # type: ignore[type-arg]  # the same
    """A date such as 2024-01-01."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 - click's signature
        """Return the date; UsageWrong says how to write it."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError as wrong:
            option = _name(param)
            raise UsageWrong(
                f"{option} 的日期“{value}”写得不对，应像 2024-01-01。", f"{option}: “{value}” is no date; write it like 2024-01-01."
            ) from wrong


def _name(param: click.Parameter | None) -> str:
    return param.opts[0] if param is not None and param.opts else "?"


class OutFile(click.ParamType):  # type: ignore[type-arg]  # the same
    """A file to be written; what the option ``renews`` names may be written anew.

    Where ``suffixes`` are given, another name may stand for a folder with a file for every input.
    """

    name = "file"

    def __init__(self, renews: str = "", suffixes: Sequence[str] = ()) -> None:
        """Take the name of the option whose file this is a newer state of, and the suffixes of what is no folder."""
        self.renews, self.suffixes = renews, suffixes

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ARG002 - click's signature
        """Return the path; the run is told of one that is spelled as a folder."""
        out = Path(str(value))
        if self.suffixes and ctx is not None and str(value).endswith(STROKES):
            ctx.meta[AS_FOLDER] = out
        return out


class Helped(click.Command):
    """A command with a help page of its own, whose option has no text that click would have to lay out."""

    _asked: click.Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help page, the same at every call; None where its names are those of other options."""
        names = self.get_help_option_names(ctx)
        if self._asked is None and names:
            self._asked = click.Option([*names, "_help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help)
        return self._asked


def _no_file(option: str) -> UsageWrong:
    """Return what says that a dash is no name of a file."""
    return UsageWrong(
        f"{option} - 不是文件名。要存成文件，请写文件名；要印在屏幕上或交给别的程序，不写 {option}。",
        f"{option} - names no file. Name one; to print it or to hand it to another program, leave {option} out.",
    )


def _show_help(ctx: click.Context, param: click.Parameter, wanted: object) -> None:  # noqa: ARG001 - click's signature
    if wanted and not ctx.resilient_parsing:
        ctx.ensure_object(Terminal).show(f"{ctx.get_help()}\n".encode())  # bytes: its examples name the command as installed
        ctx.exit()


class Command(Helped):
    """A command whose help and complaints speak the run's language, and that overwrites nothing unasked, nor what another run writes."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run the command once it is sure that what is to be written overwrites no input and no foreign file."""
        force = bool(ctx.params.get("force") or ctx.meta.get(FORCE))
        for param in self.params:
            out = ctx.params.get(param.name or "")
            if not isinstance(out, Path) or not (isinstance(param.type, OutFile) or TO in param.opts):
                continue
            if str(out) == "-":
                raise _no_file(param.opts[0])
            overwriting = import_module("jixiao.actions.overwriting")
            layout = ctx.params.get("layout")
            if isinstance(param.type, OutFile) and param.type.suffixes and layout and (out.is_dir() or ctx.meta.get(AS_FOLDER) == out):
                raise overwriting.one_file(out, layout)
            if ctx.meta.get(AS_FOLDER) == out and not out.exists():
                with suppress(OSError):  # what is written there tells why it can't be
                    out.mkdir(parents=True)
            if isinstance(param.type, OutFile) and not self._is_folder(ctx, out, param.type.suffixes):
                overwriting.check_target(out, self._inputs(ctx, param.type.renews), force=force)
            overwriting.claim_target(out)
        return super().invoke(ctx)

    def _is_folder(self, ctx: click.Context, out: Path, suffixes: Sequence[str]) -> bool:
        """Return whether the files of the call are written into a folder, each under a name of its own."""
        given = ctx.params.get("files")
        if not suffixes or not isinstance(given, tuple) or ctx.params.get("layout") is not None:
            return False
        wants: bool = import_module("jixiao.actions.inputs.given").wants_folder(out, given, suffixes)
        return wants

    def _inputs(self, ctx: click.Context, renewed: str) -> list[str | Path]:
        """Return the files and folders that the call names to be read."""
        names = [
            param.name or ""
            for param in self.params
            if isinstance(param, click.Argument) or (param.metavar in READ and not isinstance(param.type, OutFile))
        ]
        given = (ctx.params.get(name) for name in names if name != renewed)
        flat = (one for value in given for one in (value if isinstance(value, tuple) else (value,)))
        return [one for one in flat if isinstance(one, str | Path)]

    def get_help(self, ctx: click.Context) -> str:
        """Return the help page."""
        terminal = ctx.find_object(Terminal)
        lang, year = (terminal.lang, terminal.today.year) if terminal else ("zh", 0)
        told: str = import_module("jixiao.cli.help").command_help(ctx, lang, year)
        return told.rstrip("\n")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; UsageWrong names what is too much."""
        ctx.allow_extra_args = True
        try:
            self._refuse_unknown(ctx, args)
            rest = super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            extra = " ".join(rest[:MOST_EXTRA]) + (f" … ({len(rest)})" if len(rest) > MOST_EXTRA else "")
            raise UsageWrong(
                f"多出了参数：{extra}。用法见 jixiao {self.name} --help。", f"Too many arguments: {extra}. See jixiao {self.name} --help."
            )
        return rest

    def _refuse_unknown(self, ctx: click.Context, args: Sequence[str]) -> None:
        """Raise NoSuchOption for a misspelt long option where values may begin with a dash."""
        known = [name for param in self.params for name in param.opts] + list(self.get_help_option_names(ctx))
        for arg in args[: args.index("--")] if "--" in args else args:
            if ctx.ignore_unknown_options and LONG_OPTION.match(arg) and arg.partition("=")[0] not in known:
                raise NoSuchOption(arg, ctx=ctx)


def command(name: str, *, values_may_start_with_dash: bool = False) -> Callable[[Callable[..., int]], click.Command]:
    """Return a decorator that makes a function the command ``name``, with the options that all commands have.

    ``--lang`` and ``--debug`` are read before anything else runs; here they are only accepted.
    """
    settings = {"ignore_unknown_options": values_may_start_with_dash, "help_option_names": ["--help", "-h"]}

    def made(function: Callable[..., int]) -> click.Command:
        lang = click.option("--lang", type=OneOf("zh", "en"), metavar="zh|en", expose_value=False)
        debug = click.option("--debug", is_flag=True, expose_value=False)
        whole = click.command(name, cls=Command, context_settings=settings)(lang(debug(click.pass_obj(function))))
        import_module("jixiao.cli.completing").complete(whole)
        return whole

    return made


def out_file(
    name: str, metavar: str = "OUT", *, required: bool = False, renews: str = "", suffixes: Sequence[str] = ()
) -> Callable[[Function], Function]:
    """Return an option that names a file to be written, or a folder, with ``--force`` to overwrite what it was not written for."""
    option = click.option(name, metavar=metavar, type=OutFile(renews, suffixes), required=required)

    def both(function: Function) -> Function:
        made = option(function)
        known = [param.name for param in getattr(made, "__click_params__", ())]
        return made if "force" in known else click.option("--force", is_flag=True, expose_value=False, callback=_force)(made)

    return both


def _force(ctx: click.Context, param: click.Parameter, wanted: object) -> None:  # noqa: ARG001 - click's signature
    ctx.meta[FORCE] = bool(wanted)


def files() -> Callable[[Function], Function]:
    """Return the argument FILE…."""
    return click.argument("files", nargs=-1, required=True, metavar="FILE")


def layout_option(*words: str) -> Callable[[Function], Function]:
    """Return the option ``--format`` with the words it takes, the first by default."""
    return click.option("--format", "layout", type=OneOf(*words), default=words[0], metavar="|".join(words))


def flag(name: str) -> Callable[[Function], Function]:
    """Return an option without a value."""
    return click.option(name, is_flag=True)


def flags(*names: str) -> Callable[[Function], Function]:
    """Return several options without a value."""

    def made(function: Function) -> Function:
        for name in reversed(names):
            function = flag(name)(function)
        return function

    return made


def codes(name: str) -> Callable[[Function], Function]:
    """Return a repeatable option that takes codes or families, comma separated."""
    return click.option(name, multiple=True, metavar="CODE", callback=_split)


def _split(ctx: click.Context, param: click.Parameter, given: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG001
    return tuple(code.strip() for text in given for code in text.replace("，", ",").split(",") if code.strip())


def one_or_lines(value: str | None, *, lines: bool) -> None:
    """Check that there is either a value or ``--lines``; UsageWrong says so."""
    if (value is None) == lines:
        return
    if lines:
        raise UsageWrong("--lines 从标准输入读取，不能同时写出内容。", "--lines reads standard input; give no value with it.")
    raise UsageWrong(
        "缺少内容：请写出一条，或用 --lines 从标准输入逐行读取。", "Nothing to read: give one, or use --lines for standard input."
    )
