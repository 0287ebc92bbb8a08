"""People made, changed and barred: every change with its line in the log, in one transaction."""

from datetime import date, timedelta
from unicodedata import normalize

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import localdate, now

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Grant, OldPassword, Person, Unit
from jixiao.web.people.access import Rights
from jixiao.web.people.passwords import check_new, hashed, hashed_lightly, new_password
from jixiao.web.people.policy import policy
from jixiao.web.problems import Problem, nothing
from jixiao.workflow.table import roles

LONGEST_LOGIN = 100
LONGEST_LOAN = timedelta(days=366)
BARRED = frozenset(("admin", "administrator", "root", "test", "guest"))
"""Names that everybody would try first."""


def folded(login: str) -> str:
    """Return a login name in the one form in which it is stored: names that look alike are one."""
    return normalize("NFKC", login).strip().casefold()


@transaction.atomic
def hire(actor: Actor, login: str, name: str, password: str | None = None, *, active: bool = True) -> tuple[Person, str]:
    """Return a new person with the first password, which opens only the page where it is changed; Problem for a name that is taken.

    Not ``active``, nobody comes in until a security officer lets them. A ``password`` given stays, and must be one that a machine drew: for examples only.
    """
    kept = folded(login)
    if not kept or len(kept) > LONGEST_LOGIN or kept in BARRED or not kept.isprintable() or "/" in kept:
        raise Problem(422, f"用户名“{login}”不能用。请换一个，不要用 admin、test 之类，也不要有斜线。")
    first, at = password or new_password(), now()
    known = hashed(first) if password is None else hashed_lightly(first)
    person = Person(login=kept, name=_told_apart(name.strip() or kept, kept), password=known, password_set=at, created=at, active=active)
    if password is None:
        person.must_change, person.expires = True, at + timedelta(hours=policy().first_hours)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as taken:
        raise Problem(409, f"用户名“{kept}”已有人用。请换一个。") from taken
    note(actor, "person.made", person.id, login=kept, name=person.name)
    return person, first


def _told_apart(name: str, login: str) -> str:
    """Return a name by which somebody is known from all others: what was done and whose it is goes by it."""
    if not Person.objects.filter(name=name).exists():
        return name
    return f"{name[: max(0, LONGEST_LOGIN - len(login) - 2)]}（{login}）"[:LONGEST_LOGIN]


@transaction.atomic
def grant(actor: Actor, person: Person, role: str, unit: Unit, until: date | None = None, lender: Person | None = None) -> Grant:
    """Give a role at a unit, lent where there is a lender.

    Problem for an unknown role, and for an officer's together with another: 三员 and business stay apart.
    """
    known = roles()
    if role not in known:
        raise Problem(422, f"没有“{role}”这个角色。可用的有：{'、'.join(known)}。")
    if unit.closed:
        raise Problem(409, f"“{unit.name}”已经撤销，不能再授予那里的角色。请换一个单位。")
    held = [one.role for one in person.grants.all() if one.role != role]
    if held and (known[role].officer or any(known[one].officer for one in held)):
        raise Problem(409, "系统管理员、安全保密管理员、安全审计员只能各由一人专任，不能兼任别的角色。请另设一个用户。")
    made, _ = Grant.objects.update_or_create(person=person, role=role, unit=unit, defaults={"until": until, "given_by": lender})
    note(actor, "grant.given", person.id, role=role, unit=unit.pk, until=until and until.isoformat())
    return made


@transaction.atomic
def revoke(actor: Actor, person: Person, role: str, unit: Unit) -> None:
    """Take a role away; Problem where it is not held, or by nobody else, though it is an officer's: nobody could give it again."""
    found = Grant.objects.filter(person=person, role=role, unit=unit)
    if not found.exists():
        raise Problem(409, f"{person.login} 在“{unit.name}”没有这个角色。请核对角色和单位。")
    if roles()[role].officer and not _others_hold(person, role):
        raise Problem(409, f"这是最后一位{roles()[role].title}，不能撤销。请先设好接任的人。")
    found.delete()
    note(actor, "grant.taken", person.id, role=role, unit=unit.pk)


def _others_hold(person: Person, role: str) -> bool:
    holds = Q(until=None) | Q(until__gte=localdate())
    return Grant.objects.filter(holds, role=role, person__active=True).exclude(person=person).exists()


@transaction.atomic
def lend(mine: Rights, actor: Actor, person: Person, role: str, unit: Unit, until: date) -> Grant:
    """Lend a role that one holds at a unit to somebody else, up to a day; Problem for one that is not held, or for too long."""
    today = localdate(now())
    if role not in mine.at(unit) or not today <= until <= today + LONGEST_LOAN or person == mine.person or not person.active:
        raise Problem(409, f"只能把自己在这个单位的角色借给另一位在岗的人，并写明不超过 {LONGEST_LOAN.days} 天的截止日期。")
    if person.grants.filter(role=role, unit=unit, until=None).exists():
        raise Problem(409, f"{person.name} 本来就有这个角色，不用委托。")
    return grant(actor, person, role, unit, until, mine.person)


def loans_of(mine: Rights) -> list[Grant]:
    """Return what a person lent and is not over."""
    rows = Grant.objects.filter(given_by=mine.person, until__gte=localdate()).exclude(person=mine.person)
    return list(rows.select_related("person", "unit").order_by("until", "pk"))


@transaction.atomic
def take_back(mine: Rights, actor: Actor, loan: int) -> str:
    """Take a role back that one lent and return whose it was; Problem 404 for what one did not lend."""
    found = Grant.objects.select_related("person", "unit").filter(pk=loan, given_by=mine.person).exclude(until=None).first()
    if found is None or found.person_id == mine.person.pk:
        raise nothing()
    revoke(actor, found.person, found.role, found.unit)
    return found.person.name


@transaction.atomic
def activate(actor: Actor, person: Person) -> None:
    """Let somebody in who was made by another officer, or barred before."""
    Person.objects.filter(pk=person.pk).update(active=True)
    note(actor, "person.activated", person.id)


@transaction.atomic
def bar(actor: Actor, person: Person) -> None:
    """Let a person in no more; what is open closes with the next request."""
    last = [one.role for one in person.grants.all() if roles()[one.role].officer and not _others_hold(person, one.role)]
    if last:
        raise Problem(409, f"这是最后一位{roles()[last[0]].title}，不能停用。请先设好接任的人。")
    Person.objects.filter(pk=person.pk).update(active=False, mark=person.mark + 1)
    note(actor, "person.barred", person.id)


@transaction.atomic
def reset(actor: Actor, person: Person) -> str:
    """Return a new first password for a person: whoever sets it does not know the one that is used then."""
    first, at = new_password(), now()
    Person.objects.filter(pk=person.pk).update(
        password=hashed(first), password_set=at, must_change=True, expires=at + timedelta(hours=policy().first_hours), mark=person.mark + 1
    )
    note(actor, "password.reset", person.id)
    return first


def must_change(person: Person) -> bool:
    """Whether a person has to take another password before anything else: an officer set it, or it has grown too old."""
    return person.must_change or (person.expires is not None and person.expires < now())


@transaction.atomic
def change_password(actor: Actor, person: Person, password: str) -> None:
    """Set the password that a person chose; Problem says what is wrong with it. All sittings and tokens end."""
    rules, at = policy(), now()
    before = list(person.old_passwords.order_by("-until")[: max(0, rules.remembered - 1)])
    names = (person.login, person.name, *person.grants.values_list("unit__name", flat=True))
    check_new(password, rules, names, [person.password, *(old.password for old in before)] if rules.remembered else ())
    OldPassword.objects.create(person=person, password=person.password, until=at)
    Person.objects.filter(pk=person.pk).update(
        password=hashed(password),
        password_set=at,
        must_change=False,
        expires=at + timedelta(days=rules.days) if rules.days else None,
        mark=person.mark + 1,
    )
    note(actor, "password.changed", person.id)
