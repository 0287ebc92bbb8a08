"""``jixiao example``: writes a worked year."""

from pathlib import Path

import click

from jixiao.actions.example import EXAMPLES, YEAR, write_example
from jixiao.cli.options import command
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong


@command("example")
@click.argument("places", metavar="[NAME] DIR", nargs=-1, required=True)
def run(terminal: Terminal, /, *, places: tuple[str, ...]) -> int:
    """Write a worked year into a folder, that of the congress where no other is named."""
    name, folder = named(places)
    files = write_example(folder, name)
    terminal.inform(f"已写入 {len(files)} 个文件：{folder}。", f"Written: {len(files)} files in {folder}.")
    terminal.tell(terminal.say("接着看一整年：", "Next, the whole year: ") + whole_year(folder))
    return 0


def whole_year(folder: Path) -> str:
    """Return the line to type next: the example's year from audit to scores, everything written beside it."""
    place, day = folder.as_posix(), f"{YEAR}-07-31"
    words = (f"{place}/declaration.txt", "--ledgers", f"{place}/ledgers", "--as-of", day, "--to", f"{place}-{YEAR}")
    return " ".join(("jixiao year", *(f'"{word}"' if " " in word else word for word in words)))


def named(places: tuple[str, ...]) -> tuple[str, Path]:
    """Return which example goes into which folder; UsageWrong for a name that there is none of, or more than two words."""
    name = places[0] if len(places) > 1 else "congress"
    if len(places) > 2 or name not in EXAMPLES:
        known = "、".join(EXAMPLES)
        raise UsageWrong(
            f"用法是 jixiao example [名称] 文件夹，名称可用 {known}，写成了“{' '.join(places)}”。",
            f"Write jixiao example [NAME] DIR with NAME one of {', '.join(EXAMPLES)}, not “{' '.join(places)}”.",
        )
    return name, Path(places[-1])
