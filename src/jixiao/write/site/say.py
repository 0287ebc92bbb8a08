"""How the site says things to somebody who has never seen such a form: amounts, numbers, days, in the language of the site."""

from datetime import date
from decimal import Decimal

from jixiao.values.money import Money, grouped
from jixiao.values.rounding import half_up
from jixiao.write.page import Lang

TEN_THOUSAND = Decimal(10000)
NUMERALS = "零一二三四五六七八九十"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


class Say:
    """Says a thing in the language of the site."""

    def __init__(self, lang: Lang) -> None:
        """Take the language."""
        self.lang = lang

    def __call__(self, zh: str, en: str) -> str:
        """Return the text in the site's language."""
        return en if self.lang == "en" else zh

    def wan(self, yuan: Money) -> str:
        """Return an amount as people say it: in ten thousands where it reaches one, no figure lost."""
        if self.lang == "en" or abs(yuan) < TEN_THOUSAND:
            return self(f"{grouped(yuan)} 元", f"{grouped(yuan)} yuan")
        return f"{in_wan(yuan)} 万元"

    def column(self, yuan: Money | None) -> str:
        """Return an amount for a column of 万元, or of yuan in English; a dash for a blank."""
        if yuan is None:
            return "—"
        return grouped(yuan) if self.lang == "en" else f"{half_up(yuan / TEN_THOUSAND, 2):,f}"

    def things(self, count: int) -> str:
        """Return how many things are done, as one says it."""
        if self.lang == "en":
            return f"{count} project{'' if count == 1 else 's'}"
        return f"{'两' if count == 2 else NUMERALS[count] if count < len(NUMERALS) else f' {count} '}件事"

    def day(self, day: date) -> str:
        """Return a day of a year that is known from beside it."""
        return self(f"{day.month}月{day.day}日", f"{day.day} {MONTHS[day.month - 1]}")

    def whole_day(self, day: date) -> str:
        """Return a day with its year."""
        return self(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {MONTHS[day.month - 1]} {day.year}")

    def year(self, year: int | None) -> str:
        """Return a year, or that it is not known."""
        return self("年度不明", "year unknown") if year is None else self(f"{year} 年", f"{year}")

    def list(self, *parts: str) -> str:
        """Return parts one after the other."""
        return self("、", ", ").join(parts)


def in_wan(yuan: Money) -> str:
    """Return an amount in ten thousands, no figure lost, two decimals at least where there are any."""
    return f"{(yuan / TEN_THOUSAND).normalize():,f}"


def percent_of(part: Decimal, whole: Decimal) -> str | None:
    """Return a share in per cent with one decimal, None of nothing."""
    return f"{half_up(part * 100 / whole, 1)}%" if whole > 0 else None
