"""Attempts to break the program, to turn it off, to make it leak or lose: how many were tried, how many it held against.

Every family has a control: the same attempt on a program that was broken on purpose, which must not hold.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from hostile import files, mutants, power, rules, upgrades, writers
from hostile.folders import AT, FORM, GOOD, SRC, audited, command, folder
from hostile.writers import WRITERS
from jixiao.privacy.find import find
from personal.corpus import One, corpus
from personal.fresh import fresh

MINUTES = 20.0
KILLS, STOPS, OLDER, CHANGES, CUTS, SEED = 500, 200, 9, 20, 200, 14
MOST_SECONDS, MOST_BYTES = 60, 1.6e9
Row = dict[str, object]


class Tried(NamedTuple):
    """A family of attempts: how many were made, which did not hold, and whether its control failed as it must."""

    family: str
    tried: int
    faults: list[str]
    control: bool


def measure() -> dict[str, object]:
    """Return the table of attempts; ``--minutes N`` gives the kills and interruptions a part of their number."""
    part = min(1.0, float(os.environ.get("JIXIAO_BENCH_MINUTES", MINUTES)) / MINUTES)
    families: list[Callable[[Path], Tried]] = [
        bad_files, bad_rules, bombs, silencers, personal,
        lambda place: stops(place, int(STOPS * part)), lambda place: kills(place, int(KILLS * part)), full_disks,
        lambda place: older(place, part), lambda place: changed(place, part), lambda place: cuts(place, int(CUTS * part) + 1),
    ]  # fmt: skip
    rows, faults = [], []
    for family in families:
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as name:
            done = family(Path(name))
        faults += done.faults
        held = done.tried - len(done.faults)
        control = "broken, as it must" if done.control else "HELD: THE TEST SEES NOTHING"
        rows.append({"attempts": done.family, "tried": done.tried, "held": held, "control": control, "s": round(time.monotonic() - start)})
        print(rows[-1], *done.faults[:5], flush=True)
    notes = ["An attempt holds where every good report came, the culprit was named, and nothing half was left.", *faults[:20]]
    return {"title": "攻击 Attempts: to break it, to turn it off, to make it leak or lose", "rows": rows, "notes": notes}


def partly(options: list[str]) -> int:
    """Make every change of one guarding module (``--changes MODULE``) and print those that no test notices; return the exit code."""
    module = options[-1]
    if options[0] != "--changes" or module not in mutants.GUARDS:
        print(f"--changes {'｜'.join(mutants.GUARDS)}")
        return 2
    every = mutants.drawn(module, sys.maxsize)
    with tempfile.TemporaryDirectory() as name:
        unseen = [one for one in every if not mutants.is_noticed(Path(name), module, one.text, mutants.GUARDS[module])]
    print(f"{module}: {len(every) - len(unseen)} / {len(every)}", *(f"{one.line}: {one.change}" for one in unseen), sep="\n")
    return 0


def bad_files(place: Path) -> Tried:
    """Pipes, devices, holes, links, damaged packages and names of any bytes among twelve good files."""
    among = folder(place / "files")
    files.hostile(among)
    ended = audited(among)
    untold = [name for name, told in files.TOLD.items() if not any(f"{name}”" in x and told in x for x in ended.words.splitlines())]
    unread = sorted({*GOOD, *files.ODD_NAMES.values()} - ended.documents.keys())
    sabotage = "import os, jixiao.door; jixiao.door.readable_path = os.fspath"
    return Tried(
        "files among good ones", len(files.TOLD) + len(files.ODD_NAMES), untold + unread, bool(audited(among, sabotage=sabotage).faults())
    )


def bad_rules(place: Path) -> Tried:
    """Rules of others with answers of a wrong type and heads made to take all memory."""
    own = place / "rules"
    own.mkdir()
    rules.hostile(own)
    ended = audited(folder(place / "files"), "--rules", own)
    faults = ended.faults() + [
        code for code, (_, told) in (rules.ANSWERS | rules.TEXTS).items() if told not in ended.problems.get(code, "")
    ]
    sabotage = "import jixiao.audit.foreign; jixiao.audit.foreign._misfit = lambda *_: None"
    return Tried(
        "rules of others",
        len(rules.ANSWERS) + len(rules.TEXTS),
        faults,
        bool(audited(place / "files", "--rules", own, sabotage=sabotage).faults()),
    )


SUM = "读书会：24场*2000元/场=4.8万元"
BOMBS: dict[str, Callable[[], str]] = {
    "1,500 sums": lambda: FORM.format(n=0).replace(SUM, "、".join(f"第{k}类印刷费{k}次*{k}元={k * k}元" for k in range(2, 1_500))),
    "4,000 heads": lambda: "项目名称\t甲\n年度资金申请总额\t1.00\n" * 4_000,
    "4,000 forms": lambda: FORM.format(n=0) * 4_000,
    "brackets": lambda: FORM.format(n=0).replace(SUM, f"读书会：{'(' * 20_000}1{')' * 20_000}=1元"),
    "a line of 3 million signs": lambda: FORM.format(n=0) + "数" * 3_000_000,
    "20,000 indicators": lambda: FORM.format(n=0) + "\t产出指标\t数量指标\t印刷品数量\t≥1(份)\n" * 20_000,
}


def bombs(place: Path) -> Tried:
    """Documents made to take all time or memory, each among twelve good files and alone."""
    faults = []
    for number, (name, made) in enumerate(BOMBS.items()):
        among = folder(place / str(number))
        (among / "zz.txt").write_text(made(), "utf-8")
        seconds, size, good = _spent(among)
        if seconds > MOST_SECONDS or size > MOST_BYTES or not good:
            faults.append(f"{name}: {seconds:.0f} s, {size / 1e9:.1f} GB, good reports: {good}")
        seconds, size, _ = _spent(among / "zz.txt")
        if seconds > MOST_SECONDS or size > MOST_BYTES:
            faults.append(f"{name} alone: {seconds:.0f} s, {size / 1e9:.1f} GB")
    among = folder(place / "control")
    (among / "zz.txt").write_text(BOMBS["1,500 sums"](), "utf-8")
    sabotage = "import jixiao.facts.rows as r, jixiao.read.within as w, jixiao.actions.many.batch as b\nr.REACH = w.MOST_SIGNS = w.MOST_NUMBERS = w.MOST_ITEMS = 10 ** 9\nb.MEMORY = 1 << 40"
    return Tried("bombs", 2 * len(BOMBS), faults, _spent(among, sabotage)[1] > MOST_BYTES / 2)


def _spent(among: Path, sabotage: str = "") -> tuple[float, float, bool]:
    """Return the seconds and the most bytes of any process that an audit took, and whether the good reports came."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command("audit", among, "--format", "json", sabotage=sabotage), stdout=out, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        told = {Path(d["file"]).name for d in json.loads(out.read() or b"{}").get("documents", ())}
    return time.monotonic() - start, used.ru_maxrss * 1024.0, set(GOOD) <= told


def silencers(place: Path) -> Tried:
    """Try settings beside, above and where the command is started, that leave out every rule but one."""
    deep = place / "a/b"
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text(FORM.format(n=0).replace("48,000.00", "47,000.00"), "utf-8")
    before = _rules_of(deep / "x.txt", place)
    faults: list[str] = []
    for where in (deep, deep.parent, place):
        (where / "jixiao.toml").write_text('select = ["FND01"]\n', "utf-8")
        faults += [f"{where} silences {given}" for given in (deep / "x.txt", deep) if _rules_of(given, where) != before]
        (where / "jixiao.toml").unlink()
    (deep / "jixiao.toml").write_text('select = ["FND01"]\n', "utf-8")
    control = _rules_of(deep / "x.txt", place, "--config", deep / "jixiao.toml") != before
    return Tried("settings of whoever is audited", 6, faults, control)


def _rules_of(given: Path, start: Path, *args: object) -> object:
    done = subprocess.run(command("audit", given, "--format", "json", *args), capture_output=True, cwd=start, check=False)
    return json.loads(done.stdout)["documents"][0]["counts"]


def personal(_: Path) -> Tried:
    """Personal data in all spellings and harmless numbers, with three throws of the dice."""
    given = [one for seed in (1, 21, 22) for one in (*corpus(seed), *fresh(seed))]
    return Tried(
        "personal data, harmless numbers",
        len(given),
        [one.key for one in given if not _right(one)],
        not _right(One("", False, "phone", "号")),
    )


def _right(one: One) -> bool:
    found = find(one.text)
    return any(f.kind == one.kind for f in found) if one.kind else not found


def stops(place: Path, number: int) -> Tried:
    """Ctrl-C at calls of functions drawn by lot, while one file and while a folder is audited."""
    among = folder(place / "files")
    dice, faults = random.Random(SEED), []  # noqa: S311 - the same moments in every run
    for n in range(number):
        at, given = dice.randrange(50, 40_000), among if n % 2 else among / "00.txt"
        done = subprocess.run(command("audit", given, sabotage=AT.format(at=at, number=2)), capture_output=True, check=False)
        ended = (done.returncode, done.stderr.decode()) == (130, "已中断。\n")
        if not ended and not (done.returncode in (0, 1) and b"Traceback" not in done.stderr):
            faults.append(f"call {at}: {done.returncode} {done.stderr[-80:].decode('utf-8', 'replace')}")
    bare = AT.format(at=9_000, number=2).replace("ending.watch()", "ending.watch = lambda: None")
    control = subprocess.run(command("audit", among / "00.txt", sabotage=bare), capture_output=True, check=False).returncode != 130
    return Tried("Ctrl-C", number, faults, control)


def kills(place: Path, number: int) -> Tried:
    """Deaths by kill -9 at calls drawn by lot, over all commands that write: every file is the older or the newer one, and the next run writes it."""
    writers.prepare(place)
    dice, faults = random.Random(SEED), []  # noqa: S311 - as above
    known = {name: writers.known(place, one) for name, one in WRITERS.items()}
    faults += [f"{name} writes nothing" for name, one in known.items() if not one.written]
    names = [*known] * (1 + number // len(known))
    for name in names[:number]:
        at = dice.randrange(1, known[name].calls)
        faults += [f"{name}: {file} half written at call {at}" for file in writers.killed(place, known[name], at)]
    faults += [f"{name} does not go on" for name in names[: len(known)] if not writers.again(place, known[name])]
    return Tried("kill -9 while writing", number, faults, bool(writers.half(place, known["write a.txt docx"])))


def older(place: Path, part: float) -> Tried:
    """Take the example year back to each state that its tables had and bring it up to date, whole and killed at each statement on the way."""
    office, faults, tried = place / "office", [], 0
    upgrades.begun(office)
    old = office
    for state in upgrades.states()[:-1]:
        old = upgrades.rolled(office, place / state, state)
        before, last = upgrades.rows(old), upgrades.count(Path(shutil.copytree(old, place / f"{state}-counted")))
        for at in sorted({0, *random.Random(SEED).sample(range(1, last + 1), min(last, int(OLDER * part) + 1))}):  # noqa: S311 - as above
            again = Path(shutil.copytree(old, place / f"{state}-{at}"))
            killed = upgrades.brought(again, upgrades.KILLED.format(at=at)).returncode if at else -9
            whole = killed == -9 and upgrades.brought(again).returncode == 0 and upgrades.rows(again, before) == before
            faults += [] if whole else [f"{state} killed at statement {at}"]
            tried += 1
            shutil.rmtree(again)
    torn = "from django.db.migrations import Migration; Migration.atomic = False\n" + upgrades.KILLED.format(at=3)
    upgrades.brought(old, torn)
    return Tried("offices of older versions", tried, faults, upgrades.brought(old).returncode != 0)


def changed(place: Path, part: float) -> Tried:
    """Change one thing in what guards money, rights, states, what is personal and the log: the tests must notice."""
    faults, tried = [], 0
    for module, tests in mutants.GUARDS.items():
        for one in mutants.drawn(module, int(CHANGES * part) + 1):
            tried += 1
            if not mutants.is_noticed(place, module, one.text, tests):
                faults.append(f"{module}:{one.line}: {one.change} is not noticed")
    text = (SRC / "jixiao/values/money.py").read_text("utf-8")
    return Tried(
        "changes in what guards", tried, faults, not mutants.is_noticed(place, "values/money", text, mutants.GUARDS["values/money"])
    )


def cuts(place: Path, number: int) -> Tried:
    """Cut the power at random moments while files and rows are kept: what was said to be kept is there. Nothing is tried where nothing can be mounted."""
    dice, faults = random.Random(SEED), list[str]()  # noqa: S311 - the same moments in every run
    possible = power.is_possible()
    for n in range(number if possible else 0):
        own = place / f"cut{n}"
        own.mkdir()
        faults += [f"cut {n}: {fault}" for fault in power.cut(own, dice.uniform(0, 1))[:2]]
        shutil.rmtree(own)
    controls = [sabotage for sabotage in power.FORGETFUL.values() if sabotage] if possible else []
    broken = 0
    for n, sabotage in enumerate(controls):
        own = place / f"control{n}"
        own.mkdir()
        broken += bool(power.cut(own, 0.5, sabotage))
    return Tried("power cuts", number if possible else 0, faults, broken == len(controls))


def full_disks(place: Path) -> Tried:
    """No room at each step of each kind of file, and behind standard output: told in a sentence, the older file stays."""
    file = place / "a.txt"
    file.write_text(FORM.format(n=0), "utf-8")
    faults, tried = [], 0
    for out, step, sabotage in _no_room(place):
        out.write_bytes(b"old")
        done = subprocess.run(command("write", file, "--to", out, "--force", sabotage=sabotage), capture_output=True, check=False)
        tried += 1
        if out.read_bytes() != b"old" or not _is_full(done.returncode, done.stderr):
            faults.append(f"{out.suffix} {step}: {done.returncode} {done.stderr[-80:].decode('utf-8', 'replace')}")
    writers.prepare(place)
    for name, one in WRITERS.items() if writers.can_mount() else ():
        tried += not one.is_folder
        if not one.is_folder and not _is_full(*(told := writers.without_room(place, writers.known(place, one)))):
            faults.append(f"{name} on a full file system: {told}")
    for args in (("audit", file), ("read", file), ("rules",), ("audit", file, "--format", "json")):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command(*args), stdout=full, stderr=subprocess.PIPE, check=False)
        tried += 1
        if done.returncode != 2 or b"Traceback" in done.stderr:
            faults.append(f"{args[0]} to a full disk: {done.returncode}")
    control = subprocess.run(command("audit", file), capture_output=True, check=False).returncode != 2
    return Tried("full disks", tried, faults, control)


def _is_full(code: int, words: bytes) -> bool:
    """Whether a run told in one sentence, and in nothing else, that there is no room."""
    return code == 2 and words.count(b"\n") == 1 and b"No space" in words


def _no_room(place: Path) -> Iterator[tuple[Path, str, str]]:
    told = "import os, errno, pathlib\ndef full(*_, **__):\n    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))\n"
    for suffix in ("docx", "xlsx", "json", "html", "csv", "zip"):
        for step in ("os.fdopen", "os.fsync", "pathlib.Path.replace"):
            yield place / f"{step}.{suffix}", step, f"{told}{step} = full\n"
