"""The files of one person: taken in whatever they are called, told apart, kept for this run alone."""

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from jixiao.actions.example import write_example
from jixiao.ledger.schema import ledgers
from jixiao.ledger.templates import workbook

if TYPE_CHECKING:
    from jixiao.web.site import Site

MARK = "0123456789"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Answer(NamedTuple):
    """An answer, redirections followed: its status, the address it came from, its text."""

    status: int
    address: str
    text: str


class Visitor:
    """A browser without a script."""

    def __init__(self, link: str) -> None:
        self.address = link.partition("/?")[0]
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.get(link.removeprefix(self.address))

    def get(self, path: str) -> Answer:
        """Return a page."""
        return self._ask(urllib.request.Request(self.address + path))

    def post(self, path: str, **fields: str) -> Answer:
        """Return what is answered to a form of a page."""
        told = urllib.parse.urlencode({"csrfmiddlewaretoken": self.token(), **fields}).encode()
        return self._ask(urllib.request.Request(self.address + path, told))

    def drop(self, *files: tuple[str, bytes], token: str | None = None) -> Answer:
        """Return what is answered to files."""
        parts = [f'name="csrfmiddlewaretoken"\r\n\r\n{self.token() if token is None else token}\r\n'.encode()]
        parts += [f'name="files"; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n" for name, data in files]
        body = b"".join(f"--{MARK}\r\nContent-Disposition: form-data; ".encode() + part for part in parts) + f"--{MARK}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={MARK}"}
        return self._ask(urllib.request.Request(f"{self.address}/drop", body, headers))

    def token(self) -> str:
        """Return what pages carry against forgery."""
        found = TOKEN.search(self.get("/").text)
        assert found
        return found[1]

    def _ask(self, request: urllib.request.Request) -> Answer:
        try:
            with self.opener.open(request, timeout=120) as answer:
                return Answer(answer.status, answer.geturl().removeprefix(self.address), answer.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as wrong:
            with wrong:
                return Answer(wrong.code, wrong.geturl().removeprefix(self.address), wrong.read().decode())


class Run(NamedTuple):
    """A running site and the folder where it keeps what comes."""

    process: "subprocess.Popen[str]"
    link: str
    temporary: Path

    def kept(self) -> list[Path]:
        """Return the folders that sites keep here."""
        return sorted(self.temporary.glob("jixiao-alone-*"))

    def end(self) -> int:
        """Tell the site to end and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        if self.process.stdout:
            self.process.stdout.close()
        return code


def start(temporary: Path) -> Run:
    command = [sys.executable, "-I", "-m", "jixiao", "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(temporary)})
    assert process.stdout
    return Run(process, process.stdout.readline().strip(), temporary)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    started = start(tmp_path_factory.mktemp("kept"))
    yield started
    started.end()


@pytest.fixture
def visitor(run: Run) -> Visitor:
    return Visitor(run.link)


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_the_files_of_an_archive_are_told_apart(visitor: Visitor, example: Path) -> None:
    data = packed(**{"甲单位/包里的.txt": example.read_bytes(), "乙单位/包里的.txt": "只有一句话。".encode(), "logo.bin": b"\0"})
    answer = visitor.drop(("各单位.zip", data))
    assert (answer.status, answer.address) == (200, "/")
    assert answer.text.count(">包里的.txt</a>") == 2
    assert "logo.bin" not in answer.text


@pytest.mark.parametrize("name", ["../../../etc/passwd.txt", "..\\..\\a.txt", "a\u202etxt.exe.txt", "CON.txt", "." * 300 + ".txt"])
def test_no_name_leads_out_of_the_folder(visitor: Visitor, run: Run, name: str) -> None:
    before = {file for folder in run.kept() for file in folder.rglob("*")}
    answer = visitor.drop((name, "没有表。".encode()))
    assert (answer.status, re.fullmatch(r"/f/\d+", answer.address) is not None) == (200, True)
    assert "没有找到绩效目标表" in answer.text
    assert all(run.temporary in file.parents for file in {file for folder in run.kept() for file in folder.rglob("*")} - before)
    assert "\u202e" not in answer.text


def test_too_many_files_are_refused_whole(visitor: Visitor) -> None:
    answer = visitor.drop(
        *((f"{n}.txt", b"a") for n in range(99)), *((f"{n}.zip", packed(**{f"{m}.txt": b"a" for m in range(201)})) for n in range(1))
    )
    assert answer.status == 400
    assert "最多 200 份" in answer.text


def test_nothing_sent_says_what_to_do(visitor: Visitor) -> None:
    answer = visitor.drop()
    assert (answer.status, "请选一个文件" in answer.text) == (400, True)


def test_another_page_can_drop_nothing(visitor: Visitor) -> None:
    answer = visitor.drop(("a.txt", b"a"), token="x" * 64)
    assert (answer.status, "没有执行" in answer.text) == (403, True)


@pytest.mark.parametrize("path", ["/f/99999", "/f/99999/p/1", "/f/99999/take/report.html", "/rules/ZZZ99", "/year/take/secret", "/f/0"])
def test_what_is_not_there_says_so(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert (answer.status, "没有这一项" in answer.text) == (404, True)


def test_an_old_page_changes_nothing(visitor: Visitor, example: Path) -> None:
    address = visitor.drop(("申报表.txt", example.read_bytes())).address
    first = visitor.post(f"{address}/change", rev="0", set="/projects/3/funding/annual=963,200.00")
    assert "改了 1 格" in first.text
    again = visitor.post(f"{address}/change", rev="0", set="/projects/3/funding/annual=950,000.00")
    assert (again.status, "别处已改成 963,200.00" in again.text) == (409, True)
    for rev in ("7", "-1", "x", "9" * 40):
        assert visitor.post(f"{address}/change", rev=rev, set="/stated_count=9").status == 409
    assert "没有“/projects/77/name”这一格" in visitor.post(f"{address}/change", rev="1", set="/projects/77/name=甲").text
    assert "撤销了上一步" in visitor.post(f"{address}/undo", rev="1").text
    assert "已经撤销过" in visitor.post(f"{address}/undo", rev="1").text


def test_a_blank_form_comes_as_asked_for(visitor: Visitor) -> None:
    answer = visitor.get("/blank?form=shanghai-district&year=2027&as=xlsx")
    assert (answer.status, answer.text[:2]) == (200, "PK")
    assert visitor.get("/blank?form=nothing&year=2027&as=docx").status == 400
    assert "年度 1 不对" in visitor.get("/blank?form=shanghai-district&year=1&as=docx").text


def test_nothing_is_left_when_it_ends(tmp_path: Path, example: Path) -> None:
    one = start(tmp_path)
    Visitor(one.link).drop(("申报表.txt", example.read_bytes()))
    assert len(one.kept()) == 1
    assert one.end() == 0
    assert one.kept() == []


def test_what_a_killed_run_left_goes_at_the_next(tmp_path: Path) -> None:
    left = tmp_path / "jixiao-alone-999999999-x"
    left.mkdir()
    (left / "申报表.docx").write_bytes(b"secret")
    own = tmp_path / f"jixiao-alone-{os.getpid()}-x"
    own.mkdir()
    one = start(tmp_path)
    Visitor(one.link).drop(("a.txt", b"a"))
    assert not left.exists()
    assert own.exists()
    one.end()


def test_a_year_is_computed_only_once_every_cell_is_right(site: "Site", tmp_path: Path) -> None:  # noqa: ARG001 - days are those of the site
    from jixiao.web.alone.year import Books

    write_example(tmp_path / "example")
    books = Books(tmp_path / "books")
    books.take_folder(tmp_path / "example")
    right = (books.ledgers / "gifts.xlsx").read_bytes()
    (books.ledgers / "gifts.xlsx").write_bytes(workbook(ledgers()["gifts"], [{ledgers()["gifts"].key.name: "GF-1"}]))
    books.run()
    assert books.tried.is_set()
    assert books.check is not None
    assert books.check.problem_count > 0
    assert {problem.file for problem in books.check.problems} == {"gifts.xlsx"}
    assert books.files() == ()
    (books.ledgers / "gifts.xlsx").write_bytes(right)
    books.run()
    assert "还没有申报表" in books.sentence
    shutil.copy(tmp_path / "example/declaration.txt", books.folder / "申报表.txt")
    books.declaration = books.folder / "申报表.txt"
    assert str(tmp_path) not in books.sentence


def test_a_blank_form_is_filled_in_on_the_page(visitor: Visitor) -> None:
    answer = visitor.post("/blank/fill", form="shanghai-district", year="2027")
    assert re.fullmatch(r"/f/\d+/p/1", answer.address)
    assert "加第一行指标" in answer.text
    filled = visitor.post(answer.address, rev="0", row="add", row_at="/projects/0/indicators", **{"/projects/0/name": "人大履职培训"})
    assert 'id="/projects/0/indicators/0/target"' in filled.text
    assert "人大履职培训" in filled.text
    assert visitor.post("/blank/fill", form="nothing", year="2027").status == 400
