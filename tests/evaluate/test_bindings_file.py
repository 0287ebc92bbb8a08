"""Reading ``bindings.toml``: numbers where people write numbers, one sentence for every mistake."""

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.errors import ConfigInvalid
from jixiao.evaluate.bindings import Bindings
from jixiao.evaluate.bindings_file import LARGEST, read_bindings

BINDING = '[[binding]]\nindicator = "/projects/0/indicators/0"\n'
DEDUCTION = '[[deduction]]\nindicator = "/projects/0/indicators/0"\nreason = "迟报"\nperson = "王"\n'
REVIEWED = '[[reviewed]]\nindicator = "/projects/0/indicators/0"\nreason = "复核"\nperson = "李"\n'


def read(folder: Path, text: str | bytes) -> Bindings:
    file = folder / "bindings.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_bindings(file)


@pytest.mark.parametrize(
    ("written", "params"), [("{ fair = 1 }", {"fair": "1"}), ("{ fair = 0.50 }", {"fair": "0.50"}), ('{ survey = "S1" }', {"survey": "S1"})]
)
def test_parameters_may_be_numbers_or_texts(tmp_path: Path, written: str, params: dict[str, str]) -> None:
    assert read(tmp_path, f'{BINDING}measure = "satisfaction_rate"\nparams = {written}\n').binding[0].params == params


@pytest.mark.parametrize(("written", "stated"), [("95", "95"), ("95.50", "95.50"), ('""', None), ('" "', None), ('" 达成 "', "达成")])
def test_what_is_stated_may_be_a_number_and_a_blank_states_nothing(tmp_path: Path, written: str, stated: str | None) -> None:
    assert read(tmp_path, f"{BINDING}stated = {written}\n").binding[0].stated == stated


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, f"\ufeff{DEDUCTION}points = 1\n").deduction[0].points == Decimal(1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'{BINDING}measure = "a"\nparams = {{ fair = true }}', "“fair”要写"),
        (f'{BINDING}measure = "a"\nunproved = "95"', "同时写了 measure、unproved"),
        (f'{BINDING}unproved = "a"\nstated = "95"', "同时写了 stated、unproved"),
        (f"{BINDING}stated = [1]", "“stated”要写"),
        ('[[binding]]\nmeasure = "a"', "第 1 个 .*缺“indicator”"),
        (f'{BINDING}[[binding]]\nindicator = ""', "第 2 个 .*“indicator”空着"),
        ("[binding]\na = 1", "两层方括号"),
        ('binding = "x"', "两层方括号"),
        ('shceme = "x"', "没有“shceme”"),
        (f"{DEDUCTION}points = -3", "大于 0"),
        (f"{DEDUCTION}points = 0", "大于 0"),
        (f"{DEDUCTION}points = nan", "大于 0"),
        (f"{DEDUCTION}points = 1.005", "两位小数"),
        (f"{DEDUCTION}points = 1e999999999", "超过 30 位"),
        (f"{BINDING}stated = -1e-999999999", "超过 30 位"),
        (f"{BINDING}stated = {'[' * 50_000}", "嵌套太深"),
        (f'{DEDUCTION}points = "1"', "不加引号"),
        (f"{DEDUCTION}points = 1\n{DEDUCTION}points = 2", "出现了两次"),
        (f"{DEDUCTION.replace('迟报', ' ')}points = 1", "“reason”空着"),
        (f"{REVIEWED}score = -1", "不小于 0"),
        (f"{REVIEWED}score = 1\n{REVIEWED}score = 2", "出现了两次"),
        ("a = b", "第 1 行第 5 列"),
        ("对应".encode("gbk"), "不是 UTF-8"),
        ("#" * (LARGEST + 1), "超过 1 MB"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(ConfigInvalid, match=said) as told:
        read(tmp_path, text)
    assert "bindings.toml" in told.value.en


def test_a_folder_is_no_file_of_bindings(tmp_path: Path) -> None:
    with pytest.raises(ConfigInvalid, match="jixiao bind"):
        read_bindings(tmp_path)
