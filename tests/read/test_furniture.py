"""What repeats at the length of a page is a running head, unless something over it says whose content it is."""

import pytest

from jixiao.read.furniture import running_heads

PAGE = 20


def printed(over: str, text: str, times: int) -> list[str]:
    lines: list[str] = []
    for page in range(times):
        lines += [f"第{page}页的一行文字{n}，各不相同" for n in range(PAGE - 2)] + [over.format(page), text]
    return lines


@pytest.mark.parametrize("over", ["四、实施方案", "五、实施周期：", "项目名称", "三、实施主体"])
def test_the_same_sentence_under_a_heading_or_label_is_content(over: str) -> None:
    assert running_heads(printed(over, "由办公室牵头，各委室配合组织实施", 6), ()) == frozenset()


def test_the_same_sentence_under_nothing_is_a_running_head() -> None:
    lines = printed("第{}页末尾的一句话", "某区部门预算绩效目标汇编资料", 6)
    assert running_heads(lines, ()) == {n for n, line in enumerate(lines) if line.startswith("某区")}
