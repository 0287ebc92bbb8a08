"""Target values: every class by keyed rows, what must not change a reading, how it is shown, and that nothing breaks it."""

import importlib.util
import json
import random
import re
import time
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jixiao.formula.target import TargetReading, read_target, read_target_afresh, target_json, to_text, with_name

DATA = Path(__file__).parents[1] / "data"
SHARED_CASES = Path(__file__).parents[4] / "shared" / "cases"
VALUE = ("operator", "value", "high", "unit")
WIDE = {code: 0xFEE0 + code for code in range(0x21, 0x7F)}
AS_WRITTEN = {"slip", "hidden", "template"}
"""Classes whose point is how a character is written."""


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def keyed(name: str) -> list[Any]:
    return [pytest.param(row, id=ascii(f"{row['class']}:{row['raw'][:30]}")) for row in rows(name)]


def value_of(reading: TargetReading) -> dict[str, str | None]:
    read = target_json(reading)
    return {key: read[key] for key in VALUE}


STEADY = [row for row in rows("targets.jsonl") if row["class"] not in AS_WRITTEN]


@pytest.mark.parametrize("row", keyed("targets.jsonl") + keyed("targets-set-aside.jsonl"))
def test_keyed_value(row: dict[str, Any]) -> None:
    reading = read_target(row["raw"])
    found = {**value_of(reading), "problem": reading.problem is not None, "template": reading.template}
    assert found == {key: row[key] for key in (*VALUE, "problem", "template")}


def test_at_least_three_hundred_values_over_every_class() -> None:
    every = rows("targets.jsonl") + rows("targets-set-aside.jsonl")
    assert len({row["raw"] for row in every}) >= 300
    assert len(rows("targets-set-aside.jsonl")) * 4 >= len(every)


@pytest.mark.parametrize("row", [pytest.param(row, id=ascii(row["raw"][:30])) for row in STEADY])
def test_width_does_not_matter(row: dict[str, Any]) -> None:
    wide = re.sub(r"&[a-z]+;|\\[a-z%]+", lambda m: m[0], row["raw"])
    if "&" not in wide and "\\" not in wide:
        wide = wide.translate(WIDE)
    assert value_of(read_target(wide)) == value_of(read_target(row["raw"]))


@pytest.mark.parametrize("pair", ["（）", "【】", "［］", "〔〕"])
@pytest.mark.parametrize("inner", ["%", "元/人", "万平方米", "百分比", "个工作日"])
def test_bracket_style_does_not_matter(pair: str, inner: str) -> None:
    assert value_of(read_target(f"≥95.00{pair[0]}{inner}{pair[1]}")) == value_of(read_target(f"≥95.00({inner})"))


@pytest.mark.parametrize("row", [pytest.param(row, id=ascii(row["raw"][:30])) for row in STEADY])
def test_blanks_at_the_borders_do_not_matter(row: dict[str, Any]) -> None:
    spaced = re.sub(r"([<>=≥≤≧≦＞＜＝]+)(?=[0-9])", r"\1 ", f"  {row['raw']}　\n")
    assert value_of(read_target(spaced)) == value_of(read_target(row["raw"]))


def test_the_raw_text_is_kept() -> None:
    assert read_target(" ≥ ９５％ ").target.raw == " ≥ ９５％ "


def test_the_number_is_kept_as_printed() -> None:
    assert str(read_target("≥95.00(%)").target.value) == "95.00"


def test_a_long_sum_stays_exact() -> None:
    assert read_target(f"{'9' * 60}±0.1").target.high == Decimal(f"{'9' * 60}.1")


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("及时", "及时"),
        ("及 时", "及时"),
        ("定性：良好", "良好"),
        ("定性 高中低", "高中低"),
        ("=良好", "良好"),
        ("指标值：显著提升", "显著提升"),
        ("2024年12月31日前", "2024年12月31日前"),
        ("≥**%", None),
        ("备注：", None),
        ("  ", None),
    ],
)
def test_word(raw: str, word: str | None) -> None:
    assert read_target(raw).target.word == word


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("≥95%，≤100万元", "多个数值条件"),
        ("≥2个，质量合格", "质量合格"),
        ("11月底完成100%", "11月底"),
        ("优良中低差", "评价等级"),
        ("≥**%", "模板"),
        ("备注：", "备注"),
        ("", "没有填写"),
        ("≥9O%", "「9O」像是识别或录入错误，按「90」读取"),
        ("12,5%", "逗号"),
        ("≤90%以上", "方向相反"),
        ("90%≤X<100%", "「<100」"),
        ("约50场", "约数"),
        ("1:1", "比例"),
        ("≤12月", "12月份"),
        ("\u202e95%", "控制字符"),
    ],
)
def test_problem_says_what_is_odd(raw: str, words: str) -> None:
    assert words in (read_target(raw).problem or "")


@pytest.mark.parametrize("raw", ["≥9O%", "l00%", "290$", "工5%", "≤90%以上", "?95%"])
def test_a_slip_needs_a_person(raw: str) -> None:
    assert read_target(raw).confidence < 0.6


@pytest.mark.parametrize("raw", ["≥95.00(%)", "90", "及时", "2024年12月31日前", "5-8万元", "三次", "九成以上"])
def test_a_regular_value_is_certain(raw: str) -> None:
    assert read_target(raw).confidence == 1.0


def test_json_has_the_contract_keys() -> None:
    assert list(target_json(read_target("5-8万元"))) == ["raw", "operator", "value", "high", "unit", "word", "problem"]


def test_json_never_prints_an_exponent() -> None:
    assert target_json(read_target("0.00000001%"))["value"] == "0.00000001"


def test_text_points_at_the_slip() -> None:
    assert to_text(read_target("≥9O%")).splitlines()[2:4] == ["  │ ≥9O%", "  │  ^^"]


def test_text_counts_wide_characters_twice() -> None:
    assert to_text(read_target("完成95%，约5万")).splitlines()[3] == "  │     ^^^  ^^^^^"


def test_text_in_english() -> None:
    assert to_text(read_target("≥95.00(%)"), "en") == "read as  ≥ 95.00 %   at least"


def test_text_of_a_regular_value_is_one_line() -> None:
    assert to_text(read_target("≥95.00(%)")) == "读作  ≥ 95.00 %   不低于（含）"


def test_text_shows_hidden_characters() -> None:
    assert "│ ·≥95%" in to_text(read_target("\u202e≥95%"))


def test_text_of_a_long_cell_stays_short() -> None:
    assert max(map(len, to_text(read_target("很" * 900 + "1.2.3")).splitlines()[2:])) < 90


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        ("85", "苗木成活率(≥**%)", (">=", "%")),
        ("6070", "项目总投入（≤**万元）", ("<=", "万元")),
        ("30", "修建作业道长度(公里)", ("=", "公里")),
        ("132", "受益人数（单位：人）", ("=", "人")),
        ("85%", "苗木成活率(≥**%)", ("=", "%")),
        ("45", "改善灌溉面积（万亩）", ("=", "万亩")),
        ("≥1800", "新增粮食生产能力（万公斤）", (">=", "万公斤")),
        ("≤110", "亩均补助（元/亩）", ("<=", "元/亩")),
        ("≥9", "受助对象满意度(≥**%)", (">=", "%")),
        ("≥3万人", "受益人数（人）", (">=", "万人")),
        ("85", "满意度（参会代表）", ("=", None)),
        ("及时", "完成率(≥**%)", ("word", None)),
    ],
)
def test_bare_number_completed_from_the_name(raw: str, name: str, expected: tuple[str, str | None]) -> None:
    target = with_name(read_target(raw), name).target
    assert (target.operator, target.unit) == expected


@pytest.mark.parametrize("text", ["9" * 10_000_000, "≥95%" + " " * 10_000_000, "很好" * 5_000_000, "（" * 3_000_000])
def test_ten_megabytes_are_read_at_once(text: str) -> None:
    started = time.process_time()
    reading = read_target(text)
    assert time.process_time() - started < 1
    assert "1000" in (reading.problem or "")


def mutants(count: int) -> list[str]:
    rnd = random.Random(20240101)  # noqa: S311 - repeatable test data, no secret
    seeds = [row["raw"] for row in rows("targets.jsonl")]
    alphabet = sorted({char for seed in seeds for char in seed} | set("\u202e\u200b\x00\ud800𝟗٣①𠮷"))
    found = []
    for _ in range(count):
        chars = list(rnd.choice(seeds) + rnd.choice([""] * 3 + seeds))
        for _ in range(rnd.randint(1, 4)):
            at = rnd.randint(0, len(chars))
            chars[at : at + rnd.randint(0, 1)] = rnd.choices(alphabet, k=rnd.randint(0, 2))
        found.append("".join(chars) * rnd.choice([1] * 20 + [40]))
    return found


def seconds(text: str) -> float:
    """Return how long this thread works on a reading."""
    started = time.thread_time()
    read_target_afresh(text)
    return time.thread_time() - started


def broken(text: str) -> bool:
    """Return whether a reading contradicts itself or takes longer than 50 ms."""
    reading = read_target_afresh(text)
    slow = all(seconds(text) > 0.05 for _ in range(3))  # once it may be the collector of garbage that takes them
    target = reading.target
    consistent = (target.value is None) == (target.operator == "word") and (target.high is None) == (target.operator != "range")
    inside = all(0 <= start <= end <= max(1, len(text)) for start, end in reading.spans)
    told = reading.confidence >= 0.9 or bool(reading.problem)
    return slow or not (consistent and inside and told and to_text(reading) and target.raw == text)


def test_no_mutant_breaks_the_reader() -> None:
    assert [text for text in mutants(4000) if broken(text)] == []


def test_remembered_and_fresh_readings_are_the_same() -> None:
    every = [row["raw"] for row in rows("targets.jsonl")]
    assert [read_target(raw) for raw in every] == [read_target_afresh(raw) for raw in every]


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED_CASES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SHARED_CASES / "indicators.jsonl").exists(), reason="the shared cases are not here")
def test_real_target_values_by_the_shared_score() -> None:
    score = scorer()
    keys = [json.loads(line) for line in (SHARED_CASES / "indicators.jsonl").read_text("utf-8").splitlines()]
    wanted = [score.row_of_key({**key, "name": "x"})[3:] for key in keys]
    found = [score.row_read({"name": "x", "target": target_json(read_target(key["target"]))})[3:] for key in keys]
    assert sum(map(tuple.__eq__, wanted, found)) / len(keys) >= 0.98


@pytest.mark.parametrize("text", ["小于等于8580元/个", "不多于8580元/个", "控制在8580元/个以内", "≤8580元/每个", "低于8580元/个。"])
def test_a_price_for_one_keeps_what_it_is_for(text: str) -> None:
    assert (read_target(text).target.unit or "").replace("每", "") == "元/个"
