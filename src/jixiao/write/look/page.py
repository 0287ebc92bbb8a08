"""One self-contained page: style and script inside, and a policy that lets it load nothing else."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jixiao.write.look.markup import Markup, tag

FOLDER = Path(__file__).parent
LANGS = {"zh": "zh-CN", "en": "en"}


@cache
def style(*names: str) -> str:
    """Return the style sheets of this folder one after the other."""
    return "\n".join((FOLDER / f"{name}.css").read_text("utf-8") for name in names)


@cache
def script(name: str) -> str:
    """Return a script of this folder."""
    return (FOLDER / f"{name}.js").read_text("utf-8")


def page(  # noqa: PLR0913 - what a page may have
    title: str,
    body: Markup,
    *styles: str,
    lang: str = "zh",
    code: str = "",
    look: str = "",
    own_scripts: bool = False,
    feed: str = "",
    form_to: str = "",
) -> str:
    """Return the page; ``styles`` name style sheets of this folder, ``code`` is its script, ``look`` the class of its body.

    ``own_scripts`` allows scripts that lie beside the page, ``feed`` is where a reader of news finds what is new, ``form_to`` where forms
    may be sent.
    """
    css = style("tokens", *styles)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content="jixiao"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy(css, code, own_scripts=own_scripts, form_to=form_to)),
        tag("title", title),
        tag("link", rel="alternate", type="application/atom+xml", href=feed) if feed else None,
        Markup(f"<style>{css}</style>"),
    )
    scripted = Markup(f"<script>{code}</script>") if code else None
    return f"<!doctype html>\n{tag('html', head, tag('body', body, scripted, cls=look or None), lang=LANGS.get(lang, 'zh-CN'))}\n"


NONE = "'none'"


def policy(css: str, code: str = "", *, own_scripts: bool = False, form_to: str = "") -> str:
    """Return the policy of a page with this style and script: they alone, pictures that stand in the page, and nothing from elsewhere.

    Forms go to the addresses in ``form_to`` alone, by default nowhere.
    With ``own_scripts`` scripts of the same site or folder too: a page opened from a folder has no site of its own, so ``file:`` is named.
    """
    own = f"default-src 'none'; style-src '{_hash(css)}'; img-src data:; form-action {form_to or NONE}; base-uri 'none'"
    beside = " 'self' file:" if own_scripts else ""
    return own + (f"; script-src '{_hash(code)}'{beside}" if code else "")


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
