"""What click complains of, said in Chinese and English with the way out."""

from difflib import get_close_matches
from errno import ENAMETOOLONG
from pathlib import PurePath

import click
from click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption

from jixiao.cli.help import command_names, example_with
from jixiao.cli.texts import PARAMETERS
from jixiao.errors import JixiaoError, UsageWrong

MOST_SHOWN = 20
"""Characters of a name that is too long that are shown."""


def complaint(wrong: click.UsageError) -> UsageWrong:
    """Return the usage error as one of ours."""
    name = wrong.ctx.command.name if wrong.ctx is not None and wrong.ctx.parent is not None else None
    see = f"jixiao {name} --help" if name else "jixiao --help"
    if isinstance(wrong, NoSuchOption):
        return _unknown_option(wrong, see)
    if isinstance(wrong, MissingParameter) and wrong.param is not None:
        return _missing(wrong.param, see)
    if isinstance(wrong, BadOptionUsage):
        return _bad_option(wrong, see)
    return UsageWrong(f"命令用法不对（{wrong.format_message()}）。用法见 {see}。", f"Wrong use: {wrong.format_message()} See {see}.")


def _unknown_option(wrong: NoSuchOption, see: str) -> UsageWrong:
    known = [name for param in (wrong.ctx.command.params if wrong.ctx else ()) for name in param.opts if name.startswith("-")]
    near = get_close_matches(wrong.option_name, known, n=3, cutoff=0.6)
    hint, en_hint = (f"是不是 {'、'.join(near)}？", f"Did you mean {', '.join(near)}? ") if near else ("", "")
    return UsageWrong(
        f"没有 {wrong.option_name} 这个选项。{hint}用法见 {see}。", f"There is no option {wrong.option_name}. {en_hint}See {see}."
    )


def _missing(param: click.Parameter, see: str) -> UsageWrong:
    is_option = isinstance(param, click.Option)
    typed = example_with(see.split()[1], param.opts[0]) if is_option else None
    name = f"{param.opts[0]} {param.make_metavar(click.Context(click.Command(None)))}" if is_option else param.human_readable_name.upper()
    text = PARAMETERS.get(param.name or "")
    zh, en = (f"（{text.zh}）", f" ({text.en})") if text else ("", "")
    if typed:
        return UsageWrong(
            f"缺少参数 {name}。例如：{typed}。用法见 {see}。", f"The argument {name} is missing. For example: {typed} (see {see})."
        )
    return UsageWrong(f"缺少参数 {name}{zh}。用法见 {see}。", f"The argument {name} is missing{en}. See {see}.")


def _bad_option(wrong: BadOptionUsage, see: str) -> UsageWrong:
    flags = {
        name
        for param in (wrong.ctx.command.params if wrong.ctx else ())
        if isinstance(param, click.Option) and param.is_flag
        for name in param.opts
    }
    if wrong.option_name in flags:
        return UsageWrong(f"选项 {wrong.option_name} 不带值。用法见 {see}。", f"The option {wrong.option_name} takes no value. See {see}.")
    return UsageWrong(f"选项 {wrong.option_name} 后面缺少值。用法见 {see}。", f"The option {wrong.option_name} needs a value. See {see}.")


def refused(wrong: OSError) -> JixiaoError | OSError:
    """Return what the system refuses as one of ours: a name longer than it allows, a place it does not give; as it is where it names none."""
    if wrong.filename is None:
        return wrong
    name = str(wrong.filename)
    if wrong.errno == ENAMETOOLONG:
        shown = f"{PurePath(name).name[:MOST_SHOWN]}…"
        return UsageWrong(
            f"文件名“{shown}”太长，系统不收。请改短一些。", f"The name “{shown}” is longer than the system allows. Shorten it."
        )
    reason = wrong.strerror or type(wrong).__name__
    return UsageWrong(
        f"系统不给用“{name}”（{reason}）。请检查权限和磁盘，或换一个位置。",
        f"The system refuses “{name}” ({reason}). Check rights and disk, or choose another place.",
    )


def unknown_command(name: str) -> UsageWrong:
    """Return what is said about a command that does not exist, with near ones."""
    near = get_close_matches(name, command_names(), n=3, cutoff=0.6)
    hint, en_hint = (f"是不是 {'、'.join(near)}？", f"Did you mean {', '.join(near)}? ") if near else ("", "")
    return UsageWrong(
        f"没有“{name}”这个命令。{hint}全部命令见 jixiao --help。", f"There is no command “{name}”. {en_hint}See jixiao --help."
    )
