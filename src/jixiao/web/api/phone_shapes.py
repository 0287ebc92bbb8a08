"""What the calls of the phone take and answer, as the OpenAPI page shows it."""

from ninja import Schema


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


class PhoneOwn(Schema):
    """The own rows of a ledger: how many, and what money they come to (yuan)."""

    ledger: str
    title: str
    count: int
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


class BudgetItem(Schema):
    """A project's money: its place from 1, number, name, yuan, the share under cost targets in per cent, how much does not add up, how much to ask about."""

    position: int
    number: str
    name: str
    amount: str
    share: str
    odd: int
    unclear: int


class BudgetItems(Schema):
    """The projects of the newest declaration that the caller sees."""

    items: list[BudgetItem]


class BudgetLine(Schema):
    """An item of the money."""

    what: str
    how: str
    amount: str


class BudgetPromise(Schema):
    """What was promised, and where it stands."""

    what: str
    now: str
    is_known: bool


class BudgetOdd(Schema):
    """Something that does not add up, or is to be asked about."""

    level: str
    word: str
    title: str
    told: str


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
