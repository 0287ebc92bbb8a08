"""What a director reads of a monitoring in five lines: money, the year's end, who is behind, the targets, what must be known."""

from collections import Counter
from collections.abc import Iterator

from jixiao.model.progress import Monitoring
from jixiao.write.naming import name_words, project_words, wan
from jixiao.write.page import Page
from jixiao.write.progress.words import LIKELY, behind, budget_words, gap_words, likely, rate, stage_words

MOST_NAMED = 4


def monitoring_points(monitoring: Monitoring, page: Page) -> Iterator[str]:
    """Yield at most five sentences and those about the whole unit's records, plain text."""
    if not monitoring.projects:
        yield page.say("没有可以监控的项目。", "There is no project to monitor.")
        return
    yield from (_supposed(monitoring, line, page) for line in monitoring.what_if)
    yield _money(monitoring, page)
    if (end := _end(monitoring, page)) is not None:
        yield end
    yield _behind(monitoring, page)
    yield _targets(monitoring, page)
    if (lost := _lost(monitoring, page)) is not None:
        yield lost


def _supposed(monitoring: Monitoring, line: str, page: Page) -> str:
    """Return a supposition in words: nobody must take the figures for those of the records."""
    path, _, value = line.partition("=")
    project = next((p for p in monitoring.projects if path.startswith(f"{p.path}/")), None)
    one = next((i for p in monitoring.projects for i in p.indicators if i.path == path), None)
    named = path if project is None else project_words(project, page)
    field = page.say("支出", "spending") if one is None else name_words(one, page)
    return page.say(f"假设{named}的{field}是 {value}，不是记录里的数。", f"Supposed, not recorded: {field} of {named} is {value}.")


def _money(monitoring: Monitoring, page: Page) -> str:
    money, stage = monitoring.money, page.say(monitoring.stage, stage_words(monitoring))
    budget, gap = budget_words(money), gap_words(money.gap, page)
    spent = page.say(f"{stage}支出 {wan(money.executed)} 万元", f"{stage}: {wan(money.executed)} ten thousand yuan spent")
    of = "" if budget is None else page.say(f"，预算 {wan(budget)} 万元的 {rate(money.rate)}", f", {rate(money.rate)} of {wan(budget)}")
    return f"{spent}{of}{page.say('，', ', ') if gap else ''}{gap}{page.say('。', '.')}"


def _end(monitoring: Monitoring, page: Page) -> str | None:
    money = monitoring.money
    if money.forecast is None:
        return None
    share = "" if money.forecast_rate is None else page.say(f"，执行率 {rate(money.forecast_rate)}", f", {rate(money.forecast_rate)}")
    return page.say(
        f"年底预计支出 {wan(money.forecast)} 万元{share}。",
        f"By the end of the year {wan(money.forecast)} ten thousand yuan are expected{share}.",
    )


def _behind(monitoring: Monitoring, page: Page) -> str:
    slow, count = behind(monitoring), len(monitoring.projects)
    if not slow and any(one.likelihood == "完全不可能" for project in monitoring.projects for one in project.indicators):
        return page.say(
            f"{count} 个项目都没有落后于计划，但有完不成的指标。",
            f"None of {page.number(count, '', 'project')} is behind its plan, but some targets are out of reach.",
        )
    if not slow:
        return page.say(f"{count} 个项目都没有落后。", f"None of {page.number(count, '', 'project')} is behind.")
    names = page.say("、", ", ").join(project_words(p, page) for p in slow[:MOST_NAMED])
    more = page.say(" 等", " …") if len(slow) > MOST_NAMED else ""
    return page.say(f"{count} 个项目中 {len(slow)} 个落后：{names}{more}。", f"{len(slow)} of {count} projects behind: {names}{more}.")


def _targets(monitoring: Monitoring, page: Page) -> str:
    rows = [i for p in monitoring.projects for i in p.indicators]
    counts = Counter(i.likelihood for i in rows)
    told = page.say("，", ", ").join(f"{likely(value, page)} {counts[value]}{page.say(' 个', '')}" for value in LIKELY if counts[value])
    return page.say(f"{len(rows)} 个指标：{told}。", f"{len(rows)} indicators: {told}.")


def _lost(monitoring: Monitoring, page: Page) -> str | None:
    """Return the targets that can't be reached any more."""
    rows = [i for p in monitoring.projects for i in p.indicators if i.likelihood == "完全不可能"]
    if not rows:
        return None
    names = page.say("、", ", ").join(f"“{name_words(i, page)}”" for i in rows[:MOST_NAMED])
    more = page.say(f" 等 {len(rows)} 个", f" … {len(rows)} in all") if len(rows) > MOST_NAMED else ""
    return page.say(f"完不成的是{names}{more}，要调整目标或说明原因。", f"Out of reach: {names}{more}; change the target or say why.")
