"""Somebody who knows nothing follows what the pages of the example say, from login to login, until a score is public."""

import re

from clicking import Enter
from playwright.sync_api import Page, expect

LOGINS = {
    "单位负责人": "renda_leader",
    "单位财务人员": "renda_finance",
    "主管部门审核人": "renda_department",
    "财政局绩效科": "caizheng_jixiao",
    "财政局业务科室": "caizheng_yewu",
}
"""Who of the example is meant by the roles that the pages name."""
MOST = 12


def step_taken(page: Page) -> str:
    """Do what waits first, as the page offers it, and return what it says then."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("先办：")
    page.locator(".todo a[href^='/d/']").first.click()
    button = page.locator(".ways .primary").first
    button.click()
    asked = page.locator(".ways details[open]")
    expect(asked.or_(page.locator(".told.good")).first).to_be_visible()
    if asked.count():
        asked.locator("textarea, input[type=text]").first.fill("对过台账和凭证，同意。")
        asked.locator("button.primary").click()
    return page.locator(".told.good").inner_text()


def test_what_the_pages_say_leads_from_login_to_login_to_a_score_in_public(enter: Enter) -> None:
    public = enter("gongzhong")
    public.get_by_role("link", name="自评", exact=True).click()
    expect(public.get_by_role("heading", level=1)).to_have_text("还没有可以看自评的")

    who, way, told = "renda_leader", list[str](), ""
    while "结果已公开" not in told:
        told, before = step_taken(enter(who)), who
        way.append(re.split("：", told)[0])
        assert len(way) < MOST, way
        named = [LOGINS[role] for role in re.findall("|".join(LOGINS), told.partition("下一步：")[2].partition("“")[0])]
        who = next((one for one in named if one != before), named[0])
    assert way == ["报送监控", "结束年度", "报送自评", "部门评分", "财政抽查", "申请公开结果", "复核并公开结果"]

    for login in ("gongzhong", "renda_reader"):
        page = enter(login)
        page.get_by_role("link", name="自评", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"8 项平均 \d\d\.\d\d 分"))

    department = enter("renda_department")
    department.get_by_role("link", name="公开", exact=True).click()
    department.get_by_role("button", name="做网站").click()
    expect(department.locator(".told.good")).to_be_visible()
