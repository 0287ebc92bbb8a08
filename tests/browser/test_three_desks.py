"""Three desks walked to the score: what is done on a page is a row of the ledger, moves what the measure comes to, and the points."""

import re

import clicking
import pytest
from clicking import Enter, Office, filled, overhang
from playwright.sync_api import Page, expect

SYSTEMS, TRAINING, STAFF = 1, 4, 7
"""The projects whose work it is."""


def done(page: Page, act: str) -> str:
    """Press, and return the sentence that tells what was done; the form and the answer fit the window."""
    expect(page.locator(f'form[action*="/acts/{act}"]')).to_be_visible()
    assert overhang(page) <= 0, act
    told = clicking.done(page, act)
    assert overhang(page) <= 0, act
    return told


def points(page: Page, office: Office, project: int) -> dict[str, str]:
    """Return what each indicator of a project came to, by its name, and the project's points under an empty one."""
    page.goto(f"{office.address}/score")
    page.goto(f"{page.url}/{project}")
    assert overhang(page) <= 0
    whole = re.findall(r"[\d.]+(?= 分)", page.get_by_role("heading", level=1).inner_text())[0]
    rows = page.locator(".ind").all_inner_texts()
    return {"": whole} | {text.split("\n", 1)[0].strip(): " ".join(text.split()) for text in rows}


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_done_at_three_desks_is_a_row_and_moves_the_score(enter: Enter, office: Office, width: int) -> None:
    handler, staff, leader, finance = (enter(f"renda_{who}", width) for who in ("handler", "staff", "leader", "finance"))
    before = {project: points(leader, office, project) for project in (SYSTEMS, TRAINING, STAFF)}

    staff.goto(f"{office.address}/desks/systems?act=tickets.open")
    code = re.findall(r"GD-\d+", done(filled(staff, "tickets.open", system="XT-1", kind="故障"), "tickets.open"))[0]
    for act in ("tickets.respond", "tickets.close"):
        handler.goto(f"{office.address}/desks/systems?record=ledger:tickets%23{code}&act={act}")
        assert code in done(filled(handler, act, said="换了地址"), act)
    handler.goto(f"{office.address}/records/tickets?q={code}")
    expect(handler.locator("tbody tr")).to_contain_text(code)

    deputy = {1280: "D053", 390: "D035"}[width]
    handler.goto(f"{office.address}/desks/training?act=courses.sign_in")
    assert "签到" in done(filled(handler, "courses.sign_in", course="PX-07", deputy=deputy), "courses.sign_in")
    for part, came_to in (("训前", "60"), ("训后", "85")):
        handler.goto(f"{office.address}/desks/training?act=courses.test")
        done(filled(handler, "courses.test", course="PX-07", deputy=deputy, part=part, points=came_to), "courses.test")

    if width == 1280:  # a month is paid once
        for page, act in ((leader, "approve"), (finance, "approve"), (finance, "pay")):
            page.goto(f"{office.address}/desks/staff")
            page.locator("main a", has_text="GZB-2024-12").first.click()
            assert "GZB-2024-12" in done(page, f"payroll.{act}")
        finance.goto(f"{office.address}/records/payroll?q=2024-12")
        expect(finance.locator("tbody tr").first).to_contain_text("是")

    after = {project: points(leader, office, project) for project in before}
    moved = {project: {name for name, text in after[project].items() if text != before[project].get(name)} for project in after}
    assert "信息管理平台故障处理率" in moved[SYSTEMS]
    assert {"培训人数", "代表履职能力"} <= moved[TRAINING]
    assert ("每月25日前" in moved[STAFF]) == (width == 1280)
    assert "" in moved[SYSTEMS], "the points of the project"
