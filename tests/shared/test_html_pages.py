import pytest
from html_pages import POLICY, Tags, page_faults

GOOD = (
    f'<meta content="{POLICY}x">'
    '<h1 id="a">甲</h1><h2 id="b">乙</h2><a href="#a">丙</a><svg aria-labelledby="b"></svg><svg aria-hidden="true"></svg><svg><title>丁</title></svg>'
)


def test_a_good_page_has_no_fault() -> None:
    assert list(page_faults(Tags(GOOD))) == []


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("</a>", "", "<a> stays open"),
        ('id="b"', 'id="a"', "#a stands 2 times"),
        ('href="#a"', 'href="#c"', "nothing stands at #c"),
        ('aria-labelledby="b"', 'aria-labelledby="b d"', "nothing stands at #d"),
        ("乙", '<script src="x"></script>', "<script> loads, runs or styles by itself"),
        ('<h1 id="a"', '<h1 style="x" id="a"', "<h1> loads, runs or styles by itself"),
        (' aria-hidden="true"', "", "a picture says nothing"),
        ("<title>丁</title>", "丁", "a picture says nothing"),
        ("'none'", "*", "the policy lets something in"),
        ("<h2 ", "<h1>丁</h1><h2 ", "headings stand as [1, 1, 2]"),
        ("<h2 ", "<h4>丁</h4><h2 ", "headings stand as [1, 4, 2]"),
    ],
)
def test_each_fault_is_told(good: str, bad: str, told: str) -> None:
    assert told in list(page_faults(Tags(GOOD.replace(good, bad, 1))))
