"""An office kept: copied while it works, set up again elsewhere, on the other database too; what is damaged is refused."""

import json
import tarfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from postgres import Cluster
from running import Running

from jixiao.web.clock import BEHIND, days_behind


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return the example year being served."""
    made = Running(tmp_path_factory.mktemp("kept") / "office")
    made.start("--demo")
    yield made
    made.kill()


@pytest.fixture(scope="module")
def kept(office: Running, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """Return a backup made while the office works, and the proof of the office as it was then."""
    file = tmp_path_factory.mktemp("backup") / "备份.tar"
    done = office.admin("backup", "--to", file)
    assert done.returncode == 0, done.stderr
    return file, proof(office, office.folder)


@pytest.fixture(scope="module")
def backup(kept: tuple[Path, dict[str, object]]) -> Path:
    """Return the backup."""
    return kept[0]


def proof(office: Running, folder: Path, database: str = "") -> dict[str, object]:
    done = office.admin("verify", "--format", "json", folder=folder, database=database)
    found: dict[str, object] = json.loads(done.stdout)
    assert (done.returncode == 0) == (found["faults"] == [])
    return found


def test_a_restored_office_is_the_same_to_the_last_line(office: Running, kept: tuple[Path, dict[str, object]], tmp_path: Path) -> None:
    backup, then = kept
    folder = tmp_path / "again"
    done = office.admin("restore", "--from", backup, folder=folder)
    assert done.returncode == 0, done.stderr
    assert proof(office, folder) == then
    assert days_behind(folder) == days_behind(office.folder) > 0, "the example's clock goes with it"
    again = Running(folder)
    again.start()
    try:
        listed = again.call("caizheng_yewu", "GET", "declarations").body["items"]
        assert [item["state"] for item in listed] == ["in_execution"]
        made = again.call("renda_staff", "POST", "declarations", Path("examples/songjiang-2024/declaration.txt").read_bytes())
        assert made.status == 201, "new rows are numbered after those restored"
    finally:
        again.kill()
    assert proof(office, folder)["faults"] == []


def test_an_office_moves_to_the_other_database(
    office: Running, kept: tuple[Path, dict[str, object]], tmp_path: Path, cluster: Callable[[], Cluster]
) -> None:
    backup, then = kept
    database = cluster().url()
    folder = tmp_path / "moved"
    done = office.admin("restore", "--from", backup, folder=folder, database=database)
    assert done.returncode == 0, done.stderr
    assert proof(office, folder, database) == then
    moved, back = tmp_path / "moved.tar", tmp_path / "back"
    assert office.admin("backup", "--to", moved, folder=folder, database=database).returncode == 0
    assert office.admin("restore", "--from", moved, folder=back).returncode == 0
    assert proof(office, back) == then
    assert days_behind(back) == days_behind(folder) == days_behind(office.folder)
    again = Running(folder, database)
    again.start()
    try:
        made = again.call("renda_staff", "POST", "declarations", Path("examples/songjiang-2024/declaration.txt").read_bytes())
        assert made.status == 201
    finally:
        again.kill()


def test_nothing_is_written_over_what_is_there(office: Running, backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    done = office.admin("restore", "--from", backup, folder=folder)
    assert (done.returncode, [file.name for file in folder.iterdir()]) == (2, ["letter.txt"])


def changed(backup: Path, to: Path, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> Path:
    """Write a backup again, with its members changed, or left out where the change gives None, and with more of them."""
    with tarfile.open(backup) as old, tarfile.open(to, "w") as new:
        members = {member.name: old.extractfile(member).read() for member in old}  # type: ignore[union-attr] # all are files
        for name, data in [*members.items(), *(more or {}).items()]:
            kept = change(name, data)
            if kept is not None:
                member = tarfile.TarInfo(name)
                member.size = len(kept)
                new.addfile(member, BytesIO(kept))
    return to


def holding(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


def swap(inside: str, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(old, new) if inside in name else data


DAMAGES: dict[str, Callable[[Path, Path], Path]] = {
    "a row changed": lambda b, to: changed(b, to, swap("entry.jsonl", b"renda_staff", b"renda_other")),
    "a file changed": lambda b, to: changed(b, to, lambda name, data: data[:-1] + b"x" if "/files/" in name else data),
    "a table left out": lambda b, to: changed(b, to, lambda name, data: None if name == "rows/version.jsonl" else data),
    "the list left out": lambda b, to: changed(b, to, lambda name, data: None if name == "backup.json" else data),
    "another member": lambda b, to: changed(b, to, lambda _, data: data, {"folder/more": b"x"}),
    "broken off": lambda b, to: holding(to, b.read_bytes()[:-20000]),
    "no backup": lambda _, to: holding(to, b"not a tar file at all"),
    "empty": lambda _, to: holding(to, b""),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_set_up(
    office: Running, backup: Path, tmp_path: Path, damage: Callable[[Path, Path], Path]
) -> None:
    file, folder = damage(backup, tmp_path / "damaged.tar"), tmp_path / "again"
    done = office.admin("restore", "--from", file, folder=folder)
    assert done.returncode == 2
    assert "换一份备份" in done.stderr
    assert not folder.exists()


def test_a_backup_that_leads_out_of_its_folder_is_refused(office: Running, backup: Path, tmp_path: Path) -> None:
    import hashlib

    name, data = "folder/../../escaped.txt", b"x"
    with tarfile.open(backup) as tar:
        listed = json.loads(tar.extractfile("backup.json").read())  # type: ignore[union-attr] # it is there
    listed["members"][name] = {"size": 1, "sha256": hashlib.sha256(data).hexdigest()}
    text = json.dumps(listed).encode()
    file = changed(backup, tmp_path / "evil.tar", lambda one, old: text if one == "backup.json" else old, {name: data})
    done = office.admin("restore", "--from", file, folder=tmp_path / "deep/again")
    assert done.returncode == 2
    assert not list(tmp_path.rglob("escaped.txt"))


def test_what_is_damaged_in_the_folder_is_told_without_the_office_at_work(office: Running, backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    office.admin("restore", "--from", backup, folder=folder)
    file = next(file for file in (folder / "files").rglob("*") if file.is_file())
    file.write_bytes(file.read_bytes() + b" ")
    faults = proof(office, folder)["faults"]
    assert isinstance(faults, list)
    assert "内容与登记的不一致" in faults[0]
    file.unlink()
    assert "不在了" in str(proof(office, folder)["faults"])


def test_a_clock_that_was_set_otherwise_is_told(office: Running, backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    office.admin("restore", "--from", backup, folder=folder)
    days = days_behind(folder)
    for other in (days + 7, 0):
        (folder / BEHIND).write_text(str(other), "ascii")
        assert proof(office, folder)["faults"] == [f"时钟比真实的日期慢 {other} 天，日志记的是慢 {days} 天。请用备份恢复。"]
    (folder / BEHIND).write_bytes(b"\xff soon")
    done = office.admin("verify", folder=folder)
    assert (done.returncode, "已损坏" in done.stderr) == (2, True)
    (folder / BEHIND).write_text(str(days), "ascii")
    assert proof(office, folder)["faults"] == []


def test_a_folder_that_is_no_office_is_told(office: Running, tmp_path: Path) -> None:
    for task in ("verify", "users", "demo-users"):
        done = office.admin(task, folder=tmp_path)
        assert (done.returncode, "不是工作台的文件夹" in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_people_and_units_are_kept_from_the_command_line(office: Running) -> None:
    assert office.admin("unit", "新镇", "--unit", "示例市").returncode == 0
    made = office.admin("hire", "lihua", "--name", "李华", "--role", "unit_staff", "--unit", "新镇")
    assert "首次登录密码" in made.stdout
    users = json.loads(office.admin("users", "--format", "json").stdout)
    (held,) = next(one for one in users if one["login"] == "lihua")["roles"]
    assert (held["role"], held["unit"], held["until"], held["lent"]) == ("unit_staff", "新镇", None, False)
    assert "新镇" in office.admin("units").stdout
    for task, who, options in (
        ("grant", "lihua", ("--role", "unit_finance", "--unit", "新镇")),
        ("revoke", "lihua", ("--role", "unit_finance", "--unit", "新镇")),
        ("reset", "lihua", ()),
        ("unlock", "lihua", ()),
        ("bar", "lihua", ()),
    ):
        assert office.admin(task, who, *options).returncode == 0
    wrong = office.admin("bar", "nobody")
    assert (wrong.returncode, "没有用户" in wrong.stderr) == (2, True)
    assert office.admin("verify").returncode == 0


def test_the_first_start_makes_three_officers_and_shows_their_passwords_once(tmp_path: Path) -> None:
    import subprocess

    from running import JIXIAO

    def first_lines() -> list[str]:
        command = [*JIXIAO, "serve", "--folder", str(tmp_path / "office"), "--port", "0"]
        lines = list[str]()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            while not lines or not lines[-1].startswith("http"):
                lines.append(process.stdout.readline())
            process.terminate()
        return lines

    told = first_lines()
    assert [line.split()[2] for line in told[:-1]] == ["xitong", "anquan", "rizhi"]
    assert len(first_lines()) == 1
