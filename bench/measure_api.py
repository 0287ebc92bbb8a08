"""The API called as its OpenAPI page describes it, sensibly and not: how many calls, how many failures of the program, how many other breaches."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from api.calling import Called, called, served, token
from environments import environment

PEOPLE = {
    "renda_staff": "unit staff",
    "caizheng_jixiao": "finance, performance",
    "jiaoyu_department": "department",
    "xitong": "system officer",
    "rizhi": "audit officer",
}
EACH, SEED = 10, 20261130
"""Calls of every operation by everybody, where ``--minutes`` asks for no other part of that."""
MINUTES = 10.0


def measure() -> dict[str, object]:
    """Return what the calls of everybody came to."""
    each = max(2, round(EACH * float(os.environ.get("JIXIAO_BENCH_MINUTES", MINUTES)) / MINUTES))
    caller = environment("caller", "bench-api") / "st"
    with TemporaryDirectory(prefix="jixiao-api-") as place, served(folder := Path(place) / "office") as address:
        found = {login: called(caller, address, token(address, folder, login), each, SEED) for login in PEOPLE}
    for login, one in found.items():
        for fault in one.faults:
            print(login, fault, flush=True)
    return {
        "title": "接口 API: calls made up from its OpenAPI page, alone and one after another",
        "rows": [row(PEOPLE[login], one) for login, one in found.items()]
        + [
            row(
                "all",
                Called(
                    sum(o.calls for o in found.values()),
                    sum((o.faults for o in found.values()), ()),
                    sum(o.seconds for o in found.values()),
                ),
            )
        ],
        "notes": [
            "schemathesis, fuzzing and stateful: bodies, parameters and heads that fit the page and that do not, on the example year being served.",
            "failed: an answer of 5xx; breaches: a status, a type or a body that the page does not describe.",
            "Left out are calls that lock the caller out or close a unit, and acts at desks, which have tests of their own.",
        ],
    }


def row(name: str, one: Called) -> dict[str, object]:
    """Return one line of the table."""
    failed = sum("Server error" in fault for fault in one.faults)
    return {
        "who calls": name,
        "calls": f"{one.calls:,}",
        "failed": failed,
        "breaches": len(one.faults) - failed,
        "caller's s of processor": f"{one.seconds:.0f}",
    }
