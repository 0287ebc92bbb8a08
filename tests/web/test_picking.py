"""An indicator picked for a form: out of what the person sees, put in by who may write, at the same cost however much is stored."""

from html import unescape
from pathlib import Path
from re import findall

import pytest
from offices import Office
from test_office_pages import sitting

QUERIES = 8
OWN = "小学自己想出来的特别指标"


def renamed(office: Office, login: str, key: str, name: str) -> None:
    """Call the first indicator of the fourth project otherwise."""
    mark = office.call(login, "GET", f"declarations/{key}").headers["ETag"]
    patch = [{"op": "replace", "path": "/projects/3/indicators/0/name", "value": name}]
    assert office.call(login, "PATCH", f"declarations/{key}", patch, if_match=mark).status == 200


def test_the_chosen_one_stands_in_the_form_with_its_level_and_no_figure(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    client = sitting(office, "staff")
    page = unescape(client.get(f"/d/{key}/p/4/pick?q=合格率").content.decode())
    name, level2 = findall(r'name="name" value="([^"]+)"><input type="hidden" name="level2" value="([^"]+)"', page)[0]
    assert "合格率" in name
    done = client.post(f"/d/{key}/p/4/pick", {"rev": "1", "name": name, "level2": level2})
    assert done.status_code == 302
    path = done.headers["Location"].partition("#")[2]
    document = office.call("staff", "GET", f"declarations/{key}").body
    row = document["projects"][3]["indicators"][int(path.split("/")[4])]
    assert (row["name"], row["level2"], row.get("target")) == (name, level2, None)
    assert document["version"] == 2
    assert f'id="{path}"' in client.get(f"/d/{key}/p/4").content.decode()
    again = client.post(f"/d/{key}/p/4/pick", {"rev": "2", "name": name, "level2": level2})
    assert (again.status_code, "已经有" in again.content.decode()) == (422, True)


def test_what_others_have_is_found_by_who_sees_it_and_by_nobody_else(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    renamed(office, "staff", key, OWN)
    mine, theirs = office.send("staff", example), office.send("other_staff", example)
    answer = office.call("staff", "GET", f"declarations/{mine}/indicators-like/4?q=特别指标")
    assert answer.status == 200, answer.body
    found = answer.body["choices"]
    assert [(one["name"], one["used"].startswith("小学")) for one in found][:1] == [(OWN, True)]
    hidden = office.call("other_staff", "GET", f"declarations/{theirs}/indicators-like/4?q=特别指标").body["choices"]
    assert OWN not in {one["name"] for one in hidden}
    assert office.call("other_staff", "GET", f"declarations/{mine}/indicators-like/4").status == 404
    assert office.call("staff", "GET", f"declarations/{mine}/indicators-like/99").status == 404


def test_who_may_not_write_picks_nothing(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    for login in ("leader", "department", "other_staff", "system"):
        client = sitting(office, login)
        chosen = {"rev": "1", "name": "新的指标", "level2": "数量指标"}
        status = 409 if login == "leader" else 404
        assert (client.get(f"/d/{key}/p/4/pick").status_code, client.post(f"/d/{key}/p/4/pick", chosen).status_code) == (status, status), (
            login
        )
        assert office.call("staff", "GET", f"declarations/{key}").body["version"] == 1, login


@pytest.mark.parametrize(
    "typed", [{"name": "", "level2": "数量指标"}, {"name": "新的", "level2": "胡写"}, {"name": "新的", "level2": "数量指标", "rev": "x"}]
)
def test_nonsense_is_said_and_writes_nothing(office: Office, example: Path, typed: dict[str, str]) -> None:
    key = office.send("staff", example)
    answer = sitting(office, "staff").post(f"/d/{key}/p/4/pick", {"rev": "1", **typed})
    assert answer.status_code in (409, 422)
    assert 'class="told bad"' in answer.content.decode()
    assert office.call("staff", "GET", f"declarations/{key}").body["version"] == 1


def test_to_look_for_one_costs_the_same_however_much_is_stored(office: Office, example: Path) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    key = office.send("staff", example)
    client = sitting(office, "staff")
    for _ in range(3):
        office.send("staff", example)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/d/{key}/p/4/pick?q=人数").status_code == 200
        assert len(queries) <= QUERIES


def test_what_was_typed_is_saved_before_one_is_looked_for(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    client = sitting(office, "staff")
    gone = client.post(f"/d/{key}/p/4", {"rev": "1", "/projects/3/goals/annual": "办季度学堂 4 期。", "pick": "1"})
    assert gone.headers["Location"] == f"/d/{key}/p/4/pick"
    assert office.call("staff", "GET", f"declarations/{key}").body["projects"][3]["goals"]["annual"] == "办季度学堂 4 期。"
