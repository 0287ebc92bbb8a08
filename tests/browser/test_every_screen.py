"""Every screen that eleven people of the example, of all sides, are led to: readable in the dark, inside the window of a phone, amounts below each other, light on paper."""

import json
from pathlib import Path

import pytest
from clicking import Enter, Office
from every_screen import (
    AT_THE_LEFT,
    DARK_PAPER,
    DEAD_END,
    FAINT,
    GLARING,
    LOOK,
    NO_WAY_ON,
    RUN_OVER,
    SIDEWAYS,
    SQUEEZED,
    UNEVEN,
    complaints,
    kind_of,
    screens,
)

FIRST = (
    "/",
    "/me",
    "/me/factor",
    "/password",
    "/compare",
    "/nothing",
    "/declarations?q=没有这样的",
    "/records/payments?q=没有这样的",
    "/params?q=没有",
)
ROLES = {
    "a unit": (("renda_staff", 45), ("renda_handler", 35), ("renda_leader", 30), ("xiaoxue_staff", 20)),
    "who reviews and reads": (("renda_department", 25), ("caizheng_jixiao", 25), ("shenji", 20), ("gongzhong", 20)),
    "officers": (("xitong", 18), ("anquan", 14), ("rizhi", 12)),
}  # fmt: skip
"""Who looks, and how many kinds of screens each reaches at least: a link that is gone is noticed."""


@pytest.mark.parametrize("who", ROLES)
def test_every_screen_of_a_role_is_fit_to_be_seen(enter: Enter, office: Office, who: str) -> None:
    axe = Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js"
    found, looked, reached = dict[str, object](), set[tuple[str, str]](), dict[str, int]()
    for login, _ in ROLES[who]:
        page = enter(login, 390, color_scheme="dark", bypass_csp=True)
        for screen in screens(page, office.address, FIRST):
            reached[login] = reached.get(login, 0) + 1
            look = (screen.kind, str(page.evaluate(LOOK)))
            if look not in looked and (wrong := complaints(page, axe)):
                found[f"{login} {screen.path}"] = wrong
            looked.add(look)
        page.context.close()
    assert json.dumps(found, ensure_ascii=False, indent=1) == "{}"
    assert {login: reached[login] for login, least in ROLES[who] if reached[login] < least} == {}


def test_what_is_not_fit_is_noticed(enter: Enter) -> None:
    """The negative control of each question."""
    page = enter("gongzhong", 390, color_scheme="dark")
    page.evaluate(
        """document.querySelector("main").innerHTML = `<p class="a">淡得看不清的字</p><svg><text class="b" y="20">图上看不清的字</text></svg>
        <div class="c">白的一块</div><p class="msg">没有找到，请换个词。</p><p class="f">合计 1,000.00 元</p><p class="g">很宽的一行</p>
        <table><tr><td class="h">12.50</td></tr></table><table class="t"><tr><td class="d">很长的一个项目名称不换行</td><td class="e">窄得一个字一行的一格</td></tr></table>`"""
    )
    for rule in (
        ".a { color: #333 }", ".b { fill: #333 }", ".c { width: 90px; height: 90px; background: #fff; color: #000 }",
        ".t { table-layout: fixed; width: 60px }", ".d { white-space: nowrap }", ".t td { width: 30px; padding: 0; min-width: 0 }",
        ".f { font-variant-numeric: normal !important }", ".g { width: 900px }", ".h { text-align: left }",
    ):  # fmt: skip
        page.evaluate("(rule) => { const s = new CSSStyleSheet(); s.replaceSync(rule); document.adoptedStyleSheets.push(s); }", rule)
    assert [said.partition(" ")[0] for said in page.evaluate(FAINT)] == ["p.a", "text.b"]
    assert [said.partition(" ")[0] for said in page.evaluate(GLARING)] == ["div.c"]
    assert [said.partition(" ")[0] for said in page.evaluate(RUN_OVER)] == ["td.d"]
    assert [said.partition(" ")[0] for said in page.evaluate(SQUEEZED)][-1] == "td.e"
    assert [said.partition(" ")[0] for said in page.evaluate(AT_THE_LEFT)] == ["td.h"]
    assert [said.partition(" ")[0] for said in page.evaluate(UNEVEN)] == ["p.f"]
    assert page.evaluate(DEAD_END) == ["没有找到，请换个词。"]
    assert page.evaluate(SIDEWAYS) > 0
    page.evaluate("document.body.replaceChildren()")
    assert page.evaluate(NO_WAY_ON) == ["nothing to press"]
    page.evaluate("document.body.innerHTML = '<p class=k>黑的一块</p>'")
    page.evaluate(
        "{ const s = new CSSStyleSheet(); s.replaceSync('.k { background: #222 !important }'); document.adoptedStyleSheets.push(s); }"
    )
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(DARK_PAPER) == ["p.k 黑的一块"]


def test_screens_of_one_kind_are_looked_at_once() -> None:
    assert kind_of("/d/r-tyW3CbXw8LomTOog29Ag/p/4") == kind_of("/d/Qco-0A9Aq_Ev8x0vYtPdFA/p/1") == "/d/*/p/*"
    assert kind_of("/records/inspections?year=2024") == kind_of("/records/payments?year=2024") != kind_of("/records/row?at=x")
    assert kind_of("/desks/systems?act=tickets.open") != kind_of("/desks/systems")
