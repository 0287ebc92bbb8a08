"""What the calls of the phone take and answer, as the OpenAPI page shows it."""

from ninja import Schema

from jixiao.web.api.shapes import Answer
from jixiao.web.phone.budget import Minute, MoneyItem, Odd, Promise
from jixiao.web.phone.today import Own


class Occasion(Schema):
    """Something that can be signed in to now: the desk and the act, the field and the key of what is signed in to, what that is called."""

    desk: str
    act: str
    field: str
    key: str
    title: str
    organises: bool


class PhoneWait(Schema):
    """Something that waits on the phone: what, by when, which act answers it."""

    queue: str
    title: str
    due: str | None
    act: str


class PhoneOwn(Answer, of=Own):
    """The own rows of a ledger: how many, and what money they come to (yuan)."""

    money: str | None


class PhoneToday(Schema):
    """Today on the phone."""

    occasions: list[Occasion]
    waits: list[PhoneWait]
    own: list[PhoneOwn]


class SignInCode(Schema):
    """The code of the minute: its digits, for how many seconds it stays, how many signed in today."""

    code: str
    seconds: int
    present: int


class Attached(Schema):
    """A file that came for an act: whether it is being read, what was read in it (values as the act's fields take them), what it proves."""

    id: str
    state: str
    found: dict[str, str]
    doubted: dict[str, str]
    trouble: str
    record: str


class BudgetItem(Answer, of=Minute, without=("wan", "open_share")):
    """A project's money: its place from 1, number, name, yuan, the share under cost targets in per cent, how much does not add up, how much to ask about."""


class BudgetItems(Schema):
    """The projects of the newest declaration that the caller sees."""

    items: list[BudgetItem]


class BudgetLine(Answer, of=MoneyItem):
    """An item of the money."""


class BudgetPromise(Answer, of=Promise):
    """What was promised, and where it stands."""


class BudgetOdd(Answer, of=Odd):
    """Something that does not add up, or is to be asked about."""

    level: str


class BudgetMinute(Schema):
    """A project's budget in one minute; ``project`` is its key in the budgets, empty where it has none."""

    position: int
    name: str
    amount: str
    share: str
    lines: list[BudgetLine]
    promises: list[BudgetPromise]
    odd: list[BudgetOdd]
    project: str
