"""Hostile files in a folder of good ones, over the command line: every good report comes, every culprit is named."""

import os
from pathlib import Path

import pytest

from hostile.files import ODD_NAMES, TOLD, hostile
from hostile.folders import FORM, GOOD, Ended, audited, folder


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    place = folder(tmp_path_factory.mktemp("hostile") / "files")
    hostile(place)
    return audited(place)


def test_every_good_report_comes_and_every_culprit_is_named(ended: Ended) -> None:
    assert ended.faults(TOLD) == []
    assert ended.code == 2


@pytest.mark.parametrize("name", TOLD)
def test_each_is_told_why(ended: Ended, name: str) -> None:
    assert [line for line in ended.words.splitlines() if f"{name}”" in line and TOLD[name] in line] != []


def test_every_file_has_one_outcome(ended: Ended) -> None:
    assert sorted(ended.documents) == sorted((*GOOD, *ODD_NAMES.values()))
    assert len(ended.words.splitlines()) == len(TOLD)


def test_what_hides_in_a_name_is_shown(ended: Ended) -> None:
    assert "\x1b" not in ended.words


@pytest.mark.parametrize(
    ("sabotage", "name"),
    [
        ("import jixiao.door; jixiao.door._check = lambda mode: None", "null.xlsx"),
        (
            "import jixiao.door; jixiao.door.LARGEST = jixiao.door.take.__defaults__[0]; jixiao.door.take.__defaults__ = (1 << 40,)",
            "big.txt",
        ),
    ],
    ids=["an unchecked device", "an unchecked size"],
)
def test_without_the_door_it_is_not_told(tmp_path: Path, sabotage: str, name: str) -> None:
    place = folder(tmp_path / "files")
    if name == "null.xlsx":
        (place / name).symlink_to("/dev/null")
    else:
        (place / name).write_text(FORM.format(n=1), "utf-8")
    words = audited(place, sabotage=sabotage).words
    assert TOLD.get(name, "超过 200 MB") not in words


def test_without_names_made_readable_nothing_comes(tmp_path: Path) -> None:
    place = folder(tmp_path / "files")
    Path(os.fsdecode(os.path.join(os.fsencode(place), "甲.txt".encode("gbk")))).write_text(FORM.format(n=99), "utf-8")  # noqa: PTH118
    sabotage = "import os, jixiao.door; jixiao.door.readable_path = os.fspath"
    assert audited(place, sabotage=sabotage).faults() != []


def test_a_file_that_goes_and_one_that_comes_while_the_folder_is_audited(tmp_path: Path) -> None:
    place = folder(tmp_path / "files")
    (place / "zz.txt").write_text(FORM.format(n=99), "utf-8")
    sabotage = f"""
import os, jixiao.actions.inputs.given as inputs
expand = inputs.expand
def changed(given, stdin):
    found = expand(given, stdin)
    os.rename({str(place / "zz.txt")!r}, {str(place / "aa.txt")!r})
    return found
inputs.expand = changed
"""
    ended = audited(place, sabotage=sabotage)
    assert (ended.faults(["zz.txt"]), sorted(ended.documents)) == ([], sorted(GOOD))


DEEDS = {
    "666": ("os.abort()", "异常中止"),
    "667": ("x = bytearray(3 << 30)", "内存不足"),
    "668": ("os.kill(os.getpid(), 24)", "60 秒"),
}
"""What happens to who judges a document, by a mark in it, and what is told then: it dies, takes all memory, takes too long."""


def test_a_document_that_kills_who_judges_it_costs_itself_only(tmp_path: Path) -> None:
    place = folder(tmp_path / "files")
    sabotage = "import os, jixiao.audit.run as run\njudge = run.audit_documents\ndef judged(documents, *rest):\n"
    for mark, (deed, _) in DEEDS.items():
        (place / f"{mark}.txt").write_text(FORM.format(n=mark), "utf-8")
        sabotage += f"    if any({mark!r} in str(d.projects) for d in documents): {deed}\n"
    ended = audited(place, sabotage=f"{sabotage}    return judge(documents, *rest)\nrun.audit_documents = judged\n")
    assert ended.faults(f"{mark}.txt" for mark in DEEDS) == []
    assert [told for _, told in DEEDS.values() if told not in ended.words] == []
    assert sorted(ended.documents) == sorted(GOOD)


def test_a_culprit_that_is_not_named_is_missed(tmp_path: Path) -> None:
    place = folder(tmp_path / "files")
    (place / "zz.txt").write_text(FORM.format(n=99), "utf-8")
    assert audited(place).faults(["zz.txt"]) == ["zz.txt is not named"]
