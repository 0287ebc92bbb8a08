"""Surveys of every project and the files that prove results; one survey is too small, one file was changed later."""

from datetime import date
from hashlib import sha256

from making.days import working
from making.year import Year

SURVEYS = (
    (1, "系统使用者", 60, 58, (92, 5, 3)), (2, "区人大代表", 120, 120, (93, 5, 2)), (3, "市人大代表", 36, 36, (95, 5, 0)), (4, "参训代表", 200, 204, (91, 6, 3)),
    (5, "政府部门和基层单位", 80, 82, (88, 6, 6)), (6, "课题参与单位", 30, 30, (93, 7, 0)), (7, "编外人员", 2, 2, (100, 0, 0)), (8, "参会代表和列席人员", 150, 156, (94, 4, 2)),
)  # fmt: skip
"""Project, who was asked, planned sample, answers returned, shares of the three answers in per cent."""
QUESTIONS = {1: "总体是否满意", 2: "组织安排是否满意", 3: "效果是否满意"}
FILES = (
    (1, "/projects/0/indicators/1", "系统更新上线记录"), (2, "/projects/1/indicators/1", "履职费发放签收表"), (3, "/projects/2/indicators/1", "书报费报销汇总表"),
    (4, "/projects/3/indicators/1", "培训班签到汇总表"), (5, "/projects/4/indicators/1", "学习考察报告目录"), (6, "/projects/5/indicators/1", "研究成果目录"),
    (7, "/projects/6/indicators/1", "工资发放汇总表"), (8, "/projects/7/indicators/1", "人代会会议纪要"),
)  # fmt: skip


def add_surveys(year: Year) -> None:
    """Add a survey of every project with three questions."""
    for project, respondents, sample, returned, shares in SURVEYS:
        code = f"DC-{project:02}"
        sent = max(sample, returned)
        row = year.add(
            "surveys",
            code=code,
            project=project,
            respondents=respondents,
            held_on=working(12, 2),
            sample=sample,
            sent=sent,
            returned=returned,
        )
        if returned < sample:
            year.plant("LDG11", "surveys", row, f"计划样本 {sample} 份，只收回 {returned} 份")
        for number, question in QUESTIONS.items():
            unsatisfied, fair = (returned * shares[2] + 50) // 100, (returned * shares[1] + 50) // 100
            counts = {"satisfied": returned - fair - unsatisfied, "fair": fair, "unsatisfied": unsatisfied}
            year.add("answers", code=f"{code}-{number}", survey=code, question=question, **counts)


def add_evidence(year: Year) -> dict[str, bytes]:
    """Add the register of files and return the files by path; one is not what was registered."""
    files: dict[str, bytes] = {}
    for project, pointer, title in FILES:
        code = f"ZZ-{project:02}"
        content = f"{title}\n2024 年度，项目 {project}。示例材料。\n".encode()
        row = year.add(
            "evidence",
            code=code,
            project=project,
            indicator=pointer,
            file=f"evidence/{code}.txt",
            sha256=sha256(content).hexdigest(),
            kept_on=date(2024, 12, 20),
        )
        if project == 4:
            content += "（登记后补写一行）\n".encode()
            year.plant("LDG13", "evidence", row, "登记以后文件改过")
        files[f"evidence/{code}.txt"] = content
    return files
