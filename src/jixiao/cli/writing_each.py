"""Commands that write a file for every input: whether one or a folder is meant, and what is told of a folder."""

from collections.abc import Sequence
from pathlib import Path

from jixiao.actions.inputs.given import wants_folder
from jixiao.actions.many.each import Each, Task, write_each
from jixiao.cli.terminal import Terminal
from jixiao.errors import NothingJudged, UsageWrong
from jixiao.write.where import file_name

DONE, WRONG = 0, 2
FEW = 3
"""Files without a form that are told with a sentence each."""


def into_folder(task: Task, terminal: Terminal) -> int:
    """Write a file for every input, tell what came of it, return the exit code."""
    return tell_each(write_each(task, terminal.progress(wanted=True)), task.to, terminal)


def is_one(files: Sequence[str], to: Path, suffixes: Sequence[str]) -> bool:
    """Return whether one file is meant; UsageWrong where many are to go into what is called like one."""
    if wants_folder(to, files, suffixes):
        return False
    if len(files) == 1 and not Path(files[0]).is_dir():
        return True
    raise UsageWrong(
        f"多个文件要写入一个文件夹，“{to.name}”像是文件名。请写一个文件夹的名称。",
        f"Many files go into a folder; “{to.name}” looks like a file. Name a folder.",
    )


def tell_each(done: Each, to: Path, terminal: Terminal) -> int:
    """Tell how many files were written into a folder and which were not, with the reason; return the exit code."""
    formless = [wrong for wrong in done.wrong if isinstance(wrong, NothingJudged)]
    grouped = len(formless) > FEW
    for wrong in done.wrong:
        if not (grouped and isinstance(wrong, NothingJudged)):
            terminal.fail(wrong)
    if grouped:
        names, count = [file_name(one.file) for one in formless], len(formless)
        terminal.tell(
            terminal.say(
                f"{count} 个文件里没有绩效目标表，没有写：{'、'.join(names)}。",
                f"{count} files hold no performance form, nothing was written on them: {', '.join(names)}.",
            )
        )
    terminal.passed_over(done.skipped)
    kept = terminal.say(f"，{done.kept} 个没有变、沿用上次的", f", {done.kept} unchanged and kept") if done.kept else ""
    left = terminal.say(f"，{len(done.wrong)} 个没有写", f", {len(done.wrong)} not written") if done.wrong else ""
    count = len(done.written)
    terminal.inform(f"已写入 {to}：{count} 个文件{kept}{left}。", f"Written: {to}, {count} files{kept}{left}.")
    return WRONG if done.wrong else DONE
