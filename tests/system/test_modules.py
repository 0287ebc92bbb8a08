import os
import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from jixiao.system import ownfile
from jixiao.system.modules import Idle, ModuleMemory, remember

ROOT = Path(__file__).parents[2]
RUN = """
import sys
{first}
sys.path[:] = {path!r}
from jixiao.system.modules import remember
keep = remember({file!r})
import house.room
print(house.room.SAID, house.room.__file__, house.room.__cached__, house.__path__, type(house.room.__loader__).__name__)
{before_the_end}
keep()
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return the source of a module in a package."""
    (tmp_path / "src/house").mkdir(parents=True)
    (tmp_path / "src/house/__init__.py").touch()
    (tmp_path / "src/house/room.py").write_text("SAID = 'one'\n", "utf-8")
    return tmp_path / "src/house/room.py"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "modules.marshal"


def run(house: Path, cache: Path, *before: str, first: str = "", before_the_end: str = "") -> str:
    """Return what a new process says of the module; folders ``before`` are looked into first."""
    path = [*before, str(house.parents[1]), str(ROOT / "src"), *(part for part in sys.path if part.startswith(sys.base_prefix))]
    code = RUN.format(path=path, file=str(cache), first=first, before_the_end=before_the_end)
    return subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", check=True).stdout


def test_a_second_run_loads_the_same_from_one_file(house: Path, cache: Path) -> None:
    first, second = run(house, cache), run(house, cache)
    assert first.endswith("SourceFileLoader\n")
    assert second == first.replace("SourceFileLoader", "Loader")


TELL = """
import house
for module in (house, house.room):
    spec = module.__spec__
    print(sorted((name, str(value)) for name, value in vars(module).items() if name not in ("__builtins__", "__loader__", "__spec__")))
    print(spec.name, spec.origin, spec.cached, spec.parent, spec.submodule_search_locations, spec.has_location, module.__loader__ is spec.loader)
print(type(house.room).__name__)
"""


def test_a_module_from_the_file_is_told_of_as_python_tells(house: Path, cache: Path) -> None:
    first, second, third = (run(house, cache, before_the_end=TELL).splitlines() for _ in range(3))
    assert second == third
    assert second[1:-1] == first[1:-1]
    assert (first[-1], second[-1]) == ("module", "Plain")


def test_a_module_may_answer_for_names_or_put_another_in_its_place(house: Path, cache: Path) -> None:
    house.write_text("SAID = 'one'\ndef __getattr__(name):\n    return name.upper()\n", "utf-8")
    (house.parent / "other.py").write_text("import sys\nfrom house import room\nsys.modules[__name__] = room\n", "utf-8")
    end = "import house.other\nfrom house.room import name\nprint(name, house.other is house.room, hasattr(house, 'none'))"
    assert [run(house, cache, before_the_end=end).splitlines()[1] for _ in range(2)] == ["NAME True False"] * 2


def test_a_module_that_fails_is_not_there(house: Path, cache: Path) -> None:
    (house.parent / "fails.py").write_text("import os\nif 'FAIL' in os.environ:\n    raise ValueError\n", "utf-8")
    end = """
import os
os.environ[{fail!r}] = "yes"
for _ in range(2):
    try:
        import house.fails
    except ValueError:
        print("fails", hasattr(house, "fails"), "house.fails" in sys.modules)
"""
    run(house, cache, before_the_end=end.format(fail="PASS"))
    assert run(house, cache, before_the_end=end.format(fail="FAIL")).splitlines()[1:] == ["fails False False"] * 2


def test_two_threads_wait_for_a_module_that_one_of_them_loads(house: Path, cache: Path) -> None:
    (house.parent / "slow.py").write_text("import time\ntime.sleep(0.3)\nSAID = 'done'\n", "utf-8")
    end = """
from threading import Thread
def ask():
    from house.slow import SAID
    print(SAID)
threads = [Thread(target=ask) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""
    assert [run(house, cache, before_the_end=end).split()[-2:] for _ in range(2)] == [["done", "done"]] * 2


def test_named_tuples_are_made_as_python_makes_them(tmp_path: Path) -> None:
    one = ModuleMemory(str(tmp_path / "modules"))
    text = "lambda _cls, a, b: _tuple_new(_cls, (a, b))"
    for _ in range(2):
        made = one.evaluated(text, {"_tuple_new": tuple.__new__, "__builtins__": {}})
        assert made(tuple, 1, 2) == (1, 2)  # type: ignore[operator] # it is a function


def test_what_is_known_is_not_written_again(house: Path, cache: Path) -> None:
    run(house, cache)
    os.utime(cache, ns=(1, 1))
    run(house, cache)
    assert cache.stat().st_mtime_ns == 1


@pytest.mark.parametrize("text", ["SAID = 'longer'\n", "SAID = 'two'\n"], ids=["of another size", "of another time"])
def test_a_source_that_has_changed_is_loaded_anew(text: str, house: Path, cache: Path) -> None:
    run(house, cache)
    house.write_text(text, "utf-8")
    os.utime(house, ns=(10**18, 10**18))
    assert run(house, cache).split()[0] == run(house, cache).split()[0] == text.split("'")[1]


def test_a_source_that_is_gone_is_not_loaded(house: Path, cache: Path) -> None:
    run(house, cache)
    house.unlink()
    with pytest.raises(subprocess.CalledProcessError):
        run(house, cache)


def test_another_list_of_folders_has_modules_of_its_own(house: Path, cache: Path, tmp_path: Path) -> None:
    run(house, cache)
    other = tmp_path / "other/house"
    other.mkdir(parents=True)
    (other / "__init__.py").touch()
    (other / "room.py").write_text("SAID = 'other'\n", "utf-8")
    assert run(house, cache, str(other.parent)).startswith("other ")


@pytest.mark.parametrize("harm", [bytes.upper, lambda content: content[:-9], lambda _: b"", lambda content: content[:8]])
def test_a_torn_file_is_made_anew(harm: object, house: Path, cache: Path) -> None:
    first = run(house, cache)
    cache.write_bytes(harm(cache.read_bytes()))  # type: ignore[operator] # each takes bytes and gives some
    assert run(house, cache) == first
    assert run(house, cache).endswith(" Loader\n")


def test_a_file_that_others_may_write_is_not_believed(house: Path, cache: Path) -> None:
    first = run(house, cache)
    cache.chmod(0o666)
    assert run(house, cache) == first


def test_a_source_that_changes_while_it_runs_is_not_kept(house: Path, cache: Path) -> None:
    first = run(house, cache, before_the_end="import os; os.utime(house.room.__file__, ns=(10**18, 10**18))")
    assert run(house, cache) == first
    assert run(house, cache).endswith(" Loader\n")


def test_where_nothing_can_be_written_modules_are_loaded_as_ever(house: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert run(house, tmp_path / "file/modules") == run(house, tmp_path / "file/modules")


@pytest.mark.parametrize("folder", ["", None], ids=["named by nothing", "named"])
def test_with_the_folder_that_one_stands_in_nothing_is_remembered(
    folder: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path) if folder is None else folder, *sys.path])
    before = list(sys.meta_path)
    remember(str(tmp_path / "modules"))()
    remember(None)()
    assert sys.meta_path == before


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use stays there")
def test_from_a_folder_that_is_gone_modules_are_remembered_all_the_same(house: Path, cache: Path, tmp_path: Path) -> None:
    run(house, cache)
    (tmp_path / "gone").mkdir()
    code = f"import os; os.chdir({str(tmp_path / 'gone')!r}); os.rmdir(os.getcwd())"
    assert run(house, cache, first=code).endswith(" Loader\n")


def test_a_module_that_is_not_known_is_left_to_python(tmp_path: Path) -> None:
    assert ModuleMemory(str(tmp_path / "modules")).find_spec("house.room") is None


@pytest.mark.parametrize(("home", "place"), [("/cache", "/cache/jixiao/of-"), ("relative", None)])
def test_a_place_is_the_users(home: str, place: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    found = ownfile.place("of.some")
    assert (found and found[: len("/cache/jixiao/of-")]) == place


OTHERS, MORE = 10, 20
"""Modules beside the one of the house: more than a run may do without before they are packed; and more than half of all."""
ASKED = "import house.room" + "".join(f", house.other{n}" for n in range(OTHERS))
TOLD = "print([sys.modules[f'house.other{{n}}'].SAID for n in range({others})], type(known['house.other0'][-1]).__name__)"


def test_what_a_run_did_without_is_packed_and_loads_all_the_same(house: Path, cache: Path) -> None:
    for n in range(MORE):
        (house.parent / f"other{n}.py").write_text(f"SAID = {n}\n", "utf-8")
    rest = "".join(f"\nimport house.other{n}" for n in range(OTHERS, MORE))
    all_of_them = f"{ASKED}{rest}\nknown = keep.__self__._known or {{'house.other0': [None]}}\n{TOLD.format(others=OTHERS)}"
    runs = (all_of_them, "", all_of_them, rest, all_of_them, all_of_them)
    said = [run(house, cache, before_the_end=what).splitlines()[1:] for what in runs]
    numbers = str(list(range(OTHERS)))
    assert said == [[f"{numbers} NoneType"], [], [f"{numbers} code"], [], [f"{numbers} bytes"], [f"{numbers} bytes"]]


def test_a_module_waits_while_others_import_it_too(house: Path, cache: Path) -> None:
    house.write_text("print('runs')\nSAID = 'used'\n", "utf-8")
    for n in range(2):
        (house.parent / f"other{n}.py").write_text("import house.room\n", "utf-8")
    code = f"""
import sys
sys.path[:] = {[str(house.parents[1]), str(ROOT / "src"), *(part for part in sys.path if part.startswith(sys.base_prefix))]!r}
from jixiao.system import modules
modules.SELDOM = frozenset(("house.room",))
keep = modules.remember({str(cache)!r}, alone=True)
import house.other0, house.other1
print("idle" if type(house.room) is modules.Idle else "run")
print(hasattr(house.room, "NOTHING"), house.room.SAID, type(house.room).__name__, house.room.__spec__.name)
keep()
"""
    said = [subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", check=True).stdout for _ in range(2)]
    assert said == ["runs\nrun\nFalse used module house.room\n", "idle\nruns\nFalse used Plain house.room\n"]


@pytest.mark.parametrize(("alone", "runs"), [(True, ["asked", "runs", "used"]), (False, ["runs", "asked", "used"])])
def test_what_is_seldom_used_runs_when_it_is_where_one_thread_loads_modules(alone: bool, runs: list[str], house: Path, cache: Path) -> None:
    house.write_text("print('runs')\nSAID = 'used'\n", "utf-8")
    path = [str(house.parents[1]), str(ROOT / "src"), *(part for part in sys.path if part.startswith(sys.base_prefix))]
    code = f"""
import sys
sys.path[:] = {path!r}
from jixiao.system import modules
modules.SELDOM = frozenset(("house.room",))
keep = modules.remember({str(cache)!r}, alone={alone})
from house import room
print("asked")
print(room.SAID)
keep()
"""
    said = [subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", check=True).stdout for _ in range(3)]
    assert [one.split() for one in said[1:]] == [runs, runs]


def test_a_kept_module_goes_to_another_process_by_its_name(house: Path, cache: Path) -> None:
    run(house, cache)
    say = "import pickle; print(pickle.loads(pickle.dumps(house.room)) is house.room)"
    assert run(house, cache, before_the_end=say).splitlines()[-1] == "True"


def test_a_module_that_waits_goes_by_its_name_too() -> None:
    waiting = Idle("textwrap")
    assert pickle.loads(pickle.dumps(waiting)) is import_module("textwrap")  # noqa: S301 - our own
