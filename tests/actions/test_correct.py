from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as Word

from jixiao.actions.correct import CorrectedCopy, corrected_file, differences, text_at
from jixiao.actions.revise import Edit, revised, with_row
from jixiao.actions.write import put
from jixiao.errors import UsageWrong
from jixiao.model.document import Document
from jixiao.read.document import read_bytes, read_file

EDITS = (
    Edit(path="/projects/3/funding/annual", text="963,200.00"),
    Edit(path="/projects/0/indicators/0/target", text="≤10400.00(元)"),
    Edit(path="/projects/2/goals/annual", text="组织 <市代表> 活动 4 次 & 书报 38 份"),
    Edit(path="/projects/1/funding/total_other", text="5"),
    Edit(path="/stated_total", text="460.08万元"),
)


def changed(file: Path, edits: Sequence[Edit]) -> tuple[Document, Document, CorrectedCopy]:
    before = read_file(file)
    after = revised(before, edits)
    return before, after, corrected_file(file.read_bytes(), file.name, before, after)


@pytest.fixture(scope="module", params=["docx", "xlsx"])
def sent(request: pytest.FixtureRequest, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sent") / f"申报表.{request.param}"
    put(read_file(example), file, None)
    return file


def test_the_copy_reads_as_what_was_corrected(sent: Path) -> None:
    _, after, copy = changed(sent, EDITS)
    back = read_bytes(copy.data, sent.name)
    assert list(differences(back, after)) == []
    assert (copy.changed, copy.left) == (5, ())


def test_no_other_part_of_the_file_is_touched(sent: Path) -> None:
    _, _, copy = changed(sent, EDITS[:1])
    with ZipFile(sent) as before, ZipFile(BytesIO(copy.data)) as after:
        assert before.namelist() == after.namelist()
        other = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert len(other) == 1
    assert other[0].startswith("word/document" if sent.suffix == ".docx" else "xl/worksheets/sheet")


def test_nothing_changed_is_the_same_file_again(sent: Path) -> None:
    _, _, copy = changed(sent, ())
    assert copy.changed == 0
    with ZipFile(sent) as before, ZipFile(BytesIO(copy.data)) as after:
        assert all(before.read(name) == after.read(name) for name in before.namelist())


def test_what_has_no_cell_is_told_and_not_forced(sent: Path) -> None:
    before = read_file(sent)
    after = revised(with_row(before, "/projects/3/indicators/0"), EDITS[:1])
    copy = corrected_file(sent.read_bytes(), sent.name, before, after)
    assert (copy.changed, copy.left) == (1, ("/projects/3/indicators",))


def test_an_amount_in_a_sentence_keeps_its_unit_whatever_runs_it_is_spread_over(example: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    put(read_file(example), file, None)
    word = Word(str(file))
    [told] = [p for p in word.paragraphs if "466.08" in p.text]
    text = told.text
    for run in told.runs:
        run.text = ""
    for part in (text[: text.index("466") + 1], "66.", text[text.index("08 万元") :]):
        told.add_run(part).bold = part == "66."
    word.save(str(file))
    _, _, copy = changed(file, EDITS[-1:])
    [now] = [p for p in Word(BytesIO(copy.data)).paragraphs if "涉及项目预算资金" in p.text]
    assert now.text == text.replace("466.08", "460.08")
    assert [run.bold for run in now.runs if run.text][-1] is False


@pytest.mark.parametrize("name", ["申报表.txt", "申报表.json"])
def test_another_kind_of_file_is_refused_with_the_way_out(example: Path, name: str) -> None:
    before = read_file(example)
    with pytest.raises(UsageWrong, match="正式格式的 Word"):
        corrected_file(example.read_bytes(), name, before, before)


def test_the_total_of_the_cover_prints_as_amounts_do(example: Path) -> None:
    assert text_at(read_file(example), "/stated_total") == "4,660,800.00"
