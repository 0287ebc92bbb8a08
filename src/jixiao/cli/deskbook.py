"""What ``jixiao desk`` does, told at the terminal."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from jixiao.actions.desk.book import check_desks, desk_named, desk_summary, list_desks, office_desks, try_desks
from jixiao.actions.desk.new import new_desk
from jixiao.actions.desk.replay import replay_year
from jixiao.cli.measurebook import tell_trial
from jixiao.cli.office import office_at_work
from jixiao.cli.terminal import Terminal
from jixiao.desk.deskpage import desk_page
from jixiao.desk.loading import desks, own_desks
from jixiao.desk.own import desks_at_work
from jixiao.extras import need
from jixiao.write.as_json import as_json
from jixiao.write.columns import pad
from jixiao.write.hostile import visible


class Asked(NamedTuple):
    """What a call says: a desk's name or a folder, "" for none; where to write; and how many of the office's desks were left out."""

    which: str
    left_out: int
    to: Path | None
    ledger: str | None
    folder: Path | None
    layout: str


@contextmanager
def desks_in_force(terminal: Terminal, office: Path | None) -> Iterator[int]:
    """Have the office's own content in force, its desks too; tell which of these are left out, and give how many."""
    with office_at_work(terminal, office, None), desks_at_work(office_desks(office, Path.cwd())) as own:
        for wrong in own.problems:
            terminal.inform(f"{wrong.zh}已跳过。", f"{wrong.en} It was skipped.")
        yield len(own.problems)


def tell_desks(terminal: Terminal, asked: Asked) -> int:
    """List the desks and their acts."""
    found = list_desks(terminal.lang)
    if asked.layout == "json":
        terminal.show(as_json(found))
        return 0
    for desk in found:
        own = terminal.say("（本单位）", " (own)") if desk.own else ""
        terminal.show(visible(f"{pad(desk.name, 14)}{desk.title}{own}  {desk.note}") + "\n")
        terminal.show("".join(visible(f"{'':4}{pad(act.name, 26)}{act.title}") + "\n" for act in desk.acts))
    return 0


def show_desk(terminal: Terminal, asked: Asked) -> int:
    """Print a desk's page."""
    desk = desk_named(asked.which)
    terminal.show(
        as_json(desk_summary(desk, terminal.lang)) if asked.layout == "json" else "\n".join(desk_page(desk, terminal.lang)) + "\n"
    )
    return 0


def check_all(terminal: Terminal, asked: Asked) -> int:
    """Check every desk and tell what is wrong; return 1 when anything is."""
    found, layout = check_desks(), asked.layout
    if layout == "json":
        terminal.show(as_json(found))
    for desk in found if layout == "text" else ():
        terminal.show("".join(visible(terminal.say(fault.zh, fault.en)) + "\n" for fault in desk.faults))
    faults = sum(len(desk.faults) for desk in found)
    if layout == "text":
        zh, en = f"办事台 {len(found)} 个，{faults} 处不对。\n", f"{len(found)} desks, {faults} faults.\n"
        terminal.show(
            terminal.say(zh, en) if faults else terminal.say(f"办事台 {len(found)} 个，没有不对的。\n", f"{len(found)} desks, all sound.\n")
        )
    return 1 if faults or asked.left_out else 0


def try_all(terminal: Terminal, asked: Asked) -> int:
    """Try the desks that a folder or a name means, else all; return 1 when an example does not fit or notices too little."""
    named = asked.which and not Path(asked.which).is_dir()
    chosen = [desk_named(asked.which)] if named else list((own_desks.get() if asked.which else desks()).values())
    faults = 0
    for trial in try_desks(chosen):
        faults += len(trial.faults)
        tell_trial(terminal, trial, ("办事台", "Desk"))
    return 1 if faults or asked.left_out else 0


def begin_desk(terminal: Terminal, asked: Asked) -> int:
    """Write a desk to begin with and say what to do next."""
    folder = asked.to or Path()
    file = new_desk(asked.which, folder, asked.ledger)
    terminal.show(
        terminal.say(
            f"已写入 {file}。改事项、规则、例子，改一次试一次：jixiao desk test {folder}\n",
            f"Written: {file}. Change acts, rules and examples, and try it each time: jixiao desk test {folder}\n",
        )
    )
    return 0


def replay(terminal: Terminal, asked: Asked) -> int:
    """Do a worked year again and tell what the desks had to say; return 1 where its ledgers differ, or an act could not be done."""
    folder = Path(asked.which)
    if asked.folder is not None:
        return replay_in(terminal, folder, asked.folder)
    ledgers = folder / "ledgers" if (folder / "ledgers").is_dir() else folder
    year = replay_year(ledgers, asked.to)
    for told in year.told:
        zh, en = ("写了理由", "with a reason") if told.record else ("没有办成", "not done")
        line = f"{told.step.who.today} {told.step.act} {told.record or ''} {terminal.say(zh, en)}：{told.refused.says}"
        terminal.show(visible(line) + "\n")
    last = terminal.say(f"办了 {year.acts} 件，写了 {year.rows} 行；", f"{year.acts} acts, {year.rows} rows; ")
    names = "、".join(year.differing)
    same = terminal.say(
        f"与原台账不同的：{names}。\n" if names else "与原台账逐行相同。\n", f"differing: {names}.\n" if names else "the same row by row.\n"
    )
    terminal.show(last + same)
    return 1 if year.differing else 0


def replay_in(terminal: Terminal, year: Path, folder: Path) -> int:
    """Do a worked year in a workbench's folder; return 1 where an act could not be done."""
    for extra in ("web", "read", "write"):
        need(extra)
    done = import_module("jixiao.web.chores").replay(folder, year)
    terminal.show("".join(visible(line) + "\n" for line in done.undone))
    terminal.show(
        terminal.say(
            f"办了 {done.acts} 件，其中 {done.with_reason} 件写了理由，{len(done.undone)} 件没有办成。打开：jixiao serve --folder {folder}\n",
            f"{done.acts} acts, {done.with_reason} with a reason, {len(done.undone)} not done. Open: jixiao serve --folder {folder}\n",
        )
    )
    return 1 if done.undone else 0


DEEDS: Mapping[str, Callable[[Terminal, Asked], int]] = {
    "list": tell_desks,
    "show": show_desk,
    "check": check_all,
    "test": try_all,
    "new": begin_desk,
    "replay": replay,
}
"""What the command does, by its first word."""
