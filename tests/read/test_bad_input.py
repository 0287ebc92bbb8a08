"""What is no document, and what is too much of one: one sentence or a warning, soon, and nothing lost without a word."""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from hostile import working
from jixiao.errors import InputUnreadable
from jixiao.model.document import Document
from jixiao.read.document import read_bytes, read_file

HEAD = "项目支出绩效目标表\n项目名称\t示例项目\n绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n"
ROW = "\t产出指标\t数量指标\t活动场次{n}\t≥{n}场"
Read = Callable[..., Document]

REFUSED = {
    "empty": (b"", "文件是空的"),
    "only blanks": (b" \n\t\n", "文件是空的"),
    "binary": (bytes(range(256)) * 20, "不是文本文件"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(2000), "图片已损坏"),
    "too large": (b"a" * 21_000_000, "超过文本文件 20 MB 的上限"),
    "too many lines": (b"|\n" * 300_000, "超过 20 万行"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_with_one_sentence_and_the_way_out(name: str) -> None:
    data, sentence = REFUSED[name]
    with pytest.raises(InputUnreadable, match=sentence):
        read_bytes(data, "坏文件.txt")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="没有这个文件"):
        read_file(tmp_path / "没有.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="这是文件夹"):
        read_file(tmp_path)


LARGE = {
    "one line of 10 MB": "项目" * 1_600_000,
    "one spaced line": "项目 名称 " * 600_000,
    "one line of cells": "项目名称\t" * 600_000,
    "brackets": "（" * 2_000_000,
    "open quotes": '"甲\t乙\n' * 20_000,
    "headings": "项目经费情况说明 1 甲\n" * 10_000,
    "titles": "财政项目支出绩效目标申报表 1\n" * 20_000,
    "names": "项目名称\t甲\n" * 10_000,
    "loose names": "项目名称\n" * 20_000,
    "stars": "指标**" * 400_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_nothing_hangs(name: str, read: Read) -> None:
    start = time.process_time()
    document = read(LARGE[name])
    assert (time.process_time() - start < 5, document.source.format) == (True, "text")


@pytest.mark.parametrize("sign", ["\t", "\n", " "])
def test_the_work_of_reading_grows_as_the_indicators_do(sign: str, read: Read) -> None:
    texts = [(HEAD + "\n".join(ROW.format(n=n) for n in range(many))).replace("\t", sign) for many in (120, 480)]
    read(texts[0])
    few, many = (working.calls(lambda text=text: read(text)) for text in texts)  # type: ignore[misc]
    assert (many < 5 * few, len(read(texts[1]).projects[0].indicators)) == (True, 480)


def test_dropped_signs_are_told(read: Read) -> None:
    assert [w.message for w in read(HEAD.replace("示例", "示\x07例\u202e") + ROW.format(n=2)).warnings] == [
        "删去了 1 个不可见的控制字符。",
        "删去了 1 个不可见的双向文字控制符。",
    ]


def test_a_text_without_any_form_has_no_project_and_a_warning(read: Read) -> None:
    document = read("会议纪要\n今天讨论了项目绩效管理工作。\n")
    assert (document.projects, [w.path for w in document.warnings]) == ((), ["/projects"])


def test_half_a_form_gives_what_is_there(read: Read) -> None:
    project = read("项目支出绩效目标申报表\n项目名称\t示例项目\n主管部门\t示例局\n项目资金（万元）\t年度资金总额\t").projects[0]
    assert (project.name, project.department, project.funding.annual) == ("示例项目", "示例局", None)


def test_two_projects_of_one_number_are_two(read: Read) -> None:
    text = "财政项目支出绩效目标申报表 1\n项目名称\t甲项目\n项目资金（元）\t年度资金总额\t5.00\n"
    assert [(p.number, p.name) for p in read(text + text.replace("甲", "乙")).projects] == [(1, "甲项目"), (1, "乙项目")]


def test_a_name_cut_by_the_end_of_the_file_is_no_indicator(read: Read) -> None:
    document = read(HEAD + ROW.format(n=2) + "\n\t产出指标\t质量指标\t验收合")
    assert (len(document.projects[0].indicators), document.warnings[-1].path) == (1, "/projects/0/indicators")


def test_a_bare_figure_at_the_end_of_the_file_may_be_cut(read: Read) -> None:
    document = read(HEAD + ROW.format(n=2) + "\n" + ROW.format(n=3) + "\n\t产出指标\t质量指标\t验收合格率\t10")
    assert document.projects[0].indicators[-1].target is None


def test_a_document_of_ours_is_read_back(read: Read) -> None:
    document = read(HEAD + ROW.format(n=2))
    assert read(msgspec.json.encode(document), "甲.json") == document


def test_a_document_of_another_version_is_refused(read: Read) -> None:
    with pytest.raises(InputUnreadable, match="jixiao-document/9"):
        read(b'{"schema": "jixiao-document/9"}', "甲.json")


def test_a_broken_document_of_ours_is_refused(read: Read) -> None:
    with pytest.raises(InputUnreadable, match="不是有效的"):
        read(b'{"schema": "jixiao-document/1", "projects": 5}', "甲.json")


WRITTEN = b'{"schema":"jixiao-document/1","source":{"file":"x","sha256":"0","format":"json"},"projects":[{%b}]}'


@pytest.mark.parametrize(
    "inside",
    [
        *(
            b'"funding":{"annual":"%b"}' % number
            for number in (b"NaN", b"Infinity", b"1e999999999", b"-1e40", b"1e-999999999", b"0e-999999")
        ),
        b'"indicators":[{"target":{"raw":"x","value":"1e999999"}}]',
        b'"cost_items":[{"children":[' * 100_000,
    ],
    ids=lambda inside: inside[:40].decode(),
)
def test_a_document_of_ours_with_figures_or_depths_that_nobody_needs_is_refused(inside: bytes) -> None:
    """Written out, a number with an exponent of millions fills all memory; one that is none ends the audit."""
    with pytest.raises(InputUnreadable, match=r"不是能用的数|不是有效的"):
        read_bytes(WRITTEN % inside, "x.json")


def test_a_document_of_ours_with_large_and_fine_figures_is_read() -> None:
    document = read_bytes(WRITTEN % b'"funding":{"annual":"9999999999999.99"},"total_score":"98.123456"', "x.json")
    assert str(document.projects[0].funding.annual) == "9999999999999.99"
