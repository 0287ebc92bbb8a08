"""The file of bindings: what it may say, and the sentence for what it may not."""

from pathlib import Path

import pytest

from jixiao.errors import ConfigInvalid, UsageWrong
from jixiao.evaluate.bindings import Bindings, check_bindings, find_bindings
from jixiao.evaluate.bindings_file import read_bindings
from jixiao.formula.target import read_target
from jixiao.model.document import Document, Indicator, Project, Source

DOCUMENT = Document(
    source=Source(file="a", sha256="0"),
    projects=(Project(indicators=(Indicator(name="培训人数"), Indicator(name="满意度", target=read_target("≥90%").target))),),
)


def written(folder: Path, text: str) -> Path:
    file = folder / "bindings.toml"
    file.write_text(text, "utf-8")
    return file


def bindings(folder: Path, text: str) -> Bindings:
    return read_bindings(written(folder, text))


def test_all_that_a_file_may_say_is_read(tmp_path: Path) -> None:
    found = bindings(
        tmp_path,
        'scheme = "ministry-2017"\n[[binding]]\nindicator = "/projects/0/indicators/0"\nmeasure = "training_people"\nparams = { kind = "甲" }\n'
        '[[deduction]]\nindicator = "/projects/0/indicators/0"\npoints = 1.5\nreason = "迟报"\nperson = "王"\n'
        '[[reviewed]]\nindicator = "/projects/0/indicators/1"\nscore = 9\nreason = "复核"\nperson = "李"\n',
    )
    assert found.scheme == "ministry-2017"
    assert found.by_indicator()["/projects/0/indicators/0"].params == {"kind": "甲"}
    assert str(found.deduction[0].points) == "1.5"
    assert found.reviewed[0].person == "李"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[binding]", "不是正确的 TOML"),
        ('[[binding]]\nindikator = "/projects/0/indicators/0"', "没有“indikator”"),
        ('[[binding]]\nindicator = "/projects/0/indicators/0"\nparams = 3', "参数 = 值"),
        ('[[binding]]\nindicator = "/a"\n[[binding]]\nindicator = "/a"', "出现了两次"),
        ('[[deduction]]\nindicator = "/a"\npoints = 1', "缺“reason、person”"),
    ],
)
def test_what_is_wrong_in_a_file_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigInvalid, match=said):
        bindings(tmp_path, text)


def test_a_file_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid, match="jixiao bind"):
        read_bindings(tmp_path / "no.toml")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('indicator = "/projects/1/indicators/0"', "这份文件中没有"),
        ('indicator = "/projects/0/indicators/2"', "这份文件中没有"),
        ('indicator = "第一个"', "这份文件中没有"),
        ('indicator = "/projects/0/indicators/0"\nname = "人数"', "次序可能变了"),
        ('indicator = "/projects/0/indicators/0"\nmeasure = "nothing"', "不存在"),
        ('indicator = "/projects/00/indicators/01"', "这份文件中没有"),
        ('indicator = "/projects/０/indicators/1"', "这份文件中没有"),
        ('indicator = "/projects/0/indicators/0"\ngrades = "in_tiem"', "effect、in_time、quality"),
        ('indicator = "/projects/0/indicators/0"\nparams = { fair = 1 }', "没有写 measure"),
        ('indicator = "/projects/0/indicators/1"\nstated = "120%"', "/projects/0/indicators/1 stated：实际完成值不会是 120%"),
    ],
)
def test_a_binding_that_does_not_fit_the_document_is_refused(tmp_path: Path, entry: str, said: str) -> None:
    with pytest.raises(UsageWrong, match=said):
        check_bindings(bindings(tmp_path, f"[[binding]]\n{entry}\n"), DOCUMENT, ["training_people"])


def test_a_binding_that_fits_is_not_refused(tmp_path: Path) -> None:
    check_bindings(
        bindings(tmp_path, '[[binding]]\nindicator = "/projects/0/indicators/0"\nname = "培训人数"\nmeasure = "training_people"\n'),
        DOCUMENT,
        ["training_people"],
    )


def test_bindings_are_looked_for_beside_the_file_then_in_the_ledgers_then_above_them(tmp_path: Path) -> None:
    ledgers, file = tmp_path / "年/台账", tmp_path / "表/a.txt"
    ledgers.mkdir(parents=True)
    file.parent.mkdir()
    assert find_bindings(str(file), ledgers) is None
    above = written(ledgers.parent, "")
    assert find_bindings(str(file), ledgers) == above
    inside = written(ledgers, "")
    assert find_bindings(str(file), ledgers) == inside
    beside = written(file.parent, "")
    assert find_bindings(str(file), ledgers) == beside


def test_a_scheme_that_there_is_none_of_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="ministry-2020"):
        check_bindings(bindings(tmp_path, 'scheme = "ministry"'), DOCUMENT, [])
