"""A template's code comes back as it was compiled, and only where everything that it was made of is as it was."""

import marshal
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from jixiao.system.compiled import Compiled

TEXT = "{% for n in numbers %}{{ n }};{% endfor %}"


@pytest.fixture
def made_of(tmp_path: Path) -> Path:
    (tmp_path / "made_of").write_text("this", "utf-8")
    return tmp_path / "made_of"


@pytest.fixture
def filled(tmp_path: Path, made_of: Path) -> Callable[[str], str]:
    """Give what fills a template by an environment of its own, with the same file of code."""

    def fill(text: str) -> str:
        cache = Compiled(tmp_path / "deep" / "code", (made_of,))
        made = Environment(loader=DictLoader({"t": text}), autoescape=True, bytecode_cache=cache)  # type: ignore[arg-type] # in its shape
        return made.get_template("t").render(numbers=[1, 2])

    return fill


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the templates that were compiled."""
    seen: list[str] = []
    whole = Environment.compile

    def counted(self: Environment, source: str, *rest: object, **named: object) -> object:
        seen.append(source)
        return whole(self, source, *rest, **named)  # type: ignore[call-overload] # whatever it is called with

    monkeypatch.setattr(Environment, "compile", counted)
    return seen


def test_a_template_is_compiled_once(filled: Callable[[str], str], compilations: list[str]) -> None:
    assert [filled(TEXT), filled(TEXT)] == ["1;2;", "1;2;"]
    assert compilations == [TEXT]


def test_another_text_is_compiled_anew(filled: Callable[[str], str], compilations: list[str]) -> None:
    assert [filled(TEXT), filled(TEXT + "!"), filled(TEXT + "!")] == ["1;2;", "1;2;!", "1;2;!"]
    assert compilations == [TEXT, TEXT + "!"]


def test_what_it_is_made_of_in_another_way_is_compiled_anew(filled: Callable[[str], str], compilations: list[str], made_of: Path) -> None:
    filled(TEXT)
    made_of.write_text("that and more", "utf-8")
    assert filled(TEXT) == "1;2;"
    assert compilations == [TEXT, TEXT]


@pytest.mark.parametrize(
    "harm", [lambda data: data[:-9], lambda data: data[:40] + b"x" + data[41:], lambda _: b""], ids=["torn", "changed", "empty"]
)
def test_code_that_is_not_whole_is_compiled_anew(
    harm: Callable[[bytes], bytes], filled: Callable[[str], str], compilations: list[str], tmp_path: Path
) -> None:
    filled(TEXT)
    file = tmp_path / "deep" / "code"
    file.write_bytes(harm(file.read_bytes()))
    assert filled(TEXT) == "1;2;"
    assert compilations == [TEXT, TEXT]


def test_code_that_others_may_write_is_not_believed(filled: Callable[[str], str], compilations: list[str], tmp_path: Path) -> None:
    filled(TEXT)
    (tmp_path / "deep" / "code").chmod(0o666)
    assert filled(TEXT) == "1;2;"
    assert compilations == [TEXT, TEXT]


def test_without_a_file_nothing_is_kept(made_of: Path) -> None:
    cache = Compiled(None, (made_of,))
    bucket = cache.get_bucket(None, "t", None, TEXT)
    bucket.code = compile("1", "t", "exec")
    cache.set_bucket(bucket)
    assert cache.get_bucket(None, "t", None, TEXT).code is None


def test_only_code_of_the_source_asked_for_comes_back(tmp_path: Path, made_of: Path) -> None:
    cache = Compiled(tmp_path / "code", (made_of,))
    bucket = cache.get_bucket(None, "t", None, TEXT)
    bucket.code = compile("1", "t", "exec")
    cache.set_bucket(bucket)
    assert marshal.dumps(cache.get_bucket(None, "t", None, TEXT).code) == marshal.dumps(bucket.code)
    assert cache.get_bucket(None, "t", None, "another").code is None
