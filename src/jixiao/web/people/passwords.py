"""What a password has to be, and its hash."""

import secrets
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from jixiao.web.people.policy import Policy
from jixiao.web.problems import Problem

LONGEST = 128
CLASSES = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
"""Small letters, capitals, digits, other signs."""
SIGNS = ("abcdefghijkmnopqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-_.")
"""What a password that we make is of, without signs that look alike."""


def hashed(password: str) -> str:
    """Return the hash of a password, by Argon2id."""
    return make_password(_folded(password))


def hashed_lightly(made: str) -> str:
    """Return the hash of a password that a machine drew: nobody finds sixteen random signs by trying, however quick a try is."""
    hasher = Argon2PasswordHasher()
    hasher.time_cost, hasher.memory_cost, hasher.parallelism = 1, 1024, 1
    return hasher.encode(_folded(made), hasher.salt())


def is_password(password: str, known: str) -> bool:
    """Whether this is the password of that hash."""
    return len(password) <= LONGEST and check_password(_folded(password), known)


def new_password() -> str:
    """Return a password that nobody knows, of sixteen signs of all classes."""
    signs = [secrets.choice(SIGNS[at % len(SIGNS)]) for at in range(16)]
    secrets.SystemRandom().shuffle(signs)
    return "".join(signs)


def check_new(password: str, policy: Policy, own: Iterable[str], before: Iterable[str] = ()) -> None:
    """Raise Problem 422 with all that is wrong with a new password.

    ``own`` are names that must not stand in it, ``before`` the hashes of passwords not to be taken again.
    """
    faults = list(_faults(password, policy, own))
    if not faults and any(is_password(password, known) for known in before):
        faults.append(f"不能用最近 {policy.remembered} 个用过的密码")
    if faults:
        raise Problem(422, f"这个密码不行：{'；'.join(faults)}。请换一个。")


def _faults(password: str, policy: Policy, own: Iterable[str]) -> Iterator[str]:
    if not policy.shortest <= len(password) <= LONGEST:
        yield f"要 {policy.shortest} 到 {LONGEST} 个字符，现有 {len(password)} 个"
    if sum(any(map(kind, password)) for kind in CLASSES) < policy.classes:
        yield f"小写字母、大写字母、数字、符号中至少要有 {policy.classes} 种"
    low = password.casefold()
    if any(len(name) > 2 and name.casefold() in low for name in own):
        yield "不能包含用户名、姓名或单位名称"
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        yield "太常用，容易被猜到"


def _folded(password: str) -> str:
    """Return the password in one of the ways in which the same signs can be typed."""
    return normalize("NFKC", password)
