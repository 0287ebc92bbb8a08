"""Every screen that links lead to, and what a reader of it would complain of: asked of each page where it stands."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, ViewportSize

SHARED = """
  const parts = (c) => { const n = (c.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number); return n.length < 4 ? [...n, 1] : n; };
  const over = (a, b) => [0, 1, 2].map((i) => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const light = (c) => c.slice(0, 3).map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => { const above = [];
    for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor); if (c[3]) above.push(c); if (c[3] === 1) break; }
    return above.reverse().reduce((under, c) => over(c, under), [255, 255, 255, 1]); };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const seen = [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && !e.closest(".hidden, .skip, option, script"));
  const told = (found) => [...new Set(found.map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""} ${e.textContent.trim().slice(0, 24)}`))].slice(0, 5);
  const ends = (e) => { const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), range = document.createRange(); let right = 0;
    while (walk.nextNode()) if (walk.currentNode.data.trim() && !walk.currentNode.parentElement.closest(".hidden")) {
      range.selectNode(walk.currentNode); right = Math.max(right, range.getBoundingClientRect().right); }
    return right; };
"""
FAINT = f"""() => {{{SHARED}
  return told(seen.filter((e) => own(e)).filter((e) => {{
    const style = getComputedStyle(e), drawn = e.closest("svg");
    return ratio(parts(drawn ? style.fill : style.color), ground(drawn ? drawn.parentElement : e)) < 4.5; }}));
}}"""
"""Texts, also those of drawings, whose contrast with their ground is under 4.5."""
GLARING = f"""() => {{{SHARED}
  return told(seen.filter((e) => !e.closest("svg, .primary, .seg, .slip, .qr") && !/^(LABEL|BUTTON)$/.test(e.tagName))
    .filter((e) => {{ const r = e.getBoundingClientRect(), c = parts(getComputedStyle(e).backgroundColor); return r.width * r.height > 2500 && c[3] > .5 && light(c) > .55; }}));
}}"""
"""Boxes that stayed light in the dark; what is meant to be paper is none."""
RUN_OVER = f"""() => {{{SHARED}
  const cells = [...document.querySelectorAll("main td, main th, main dd, main dt, main li")].filter((e) => e.checkVisibility() && !e.closest("thead"));
  return told(cells.filter((e) => !e.querySelector("input, select, textarea, svg, table") && getComputedStyle(e).overflowX === "visible")
    .filter((e) => {{ const r = e.getBoundingClientRect(); return r.width > 1 && ends(e) > r.right + 1.5; }}));
}}"""
"""Texts that run over what stands beside them."""
SQUEEZED = f"""() => {{{SHARED}
  return told([...document.querySelectorAll("main td, main th, main dd, main p, main li")].filter((e) => e.checkVisibility() && e.textContent.trim().length > 8)
    .filter((e) => {{ const r = e.getBoundingClientRect(); return r.width > 1 && r.height > r.width && r.width < 4 * parseFloat(getComputedStyle(e).fontSize); }}));
}}"""
"""Texts that stand in a column of three signs."""
AT_THE_LEFT = f"""() => {{{SHARED}
  return told([...document.querySelectorAll("td, th")].filter((e) => e.checkVisibility() && !e.closest(".rounds") && /^[−+-]?\\d[\\d,]*\\.\\d\\d$/.test(e.textContent.trim()))
    .filter((e) => !/right|end/.test(getComputedStyle(e).textAlign)));
}}"""
"""Amounts in tables that do not stand below each other; two versions of a text stand beside each other."""
UNEVEN = f"""() => {{{SHARED}
  return told(seen.filter((e) => own(e) && /\\d,\\d{{3}}/.test(e.textContent) && !e.closest("svg")).filter((e) => !getComputedStyle(e).fontVariantNumeric.includes("tabular-nums")));
}}"""
"""Amounts whose figures are of different widths."""
DARK_PAPER = f"""() => {{{SHARED}
  return told(seen.filter((e) => own(e) && !e.closest("svg")).filter((e) => light(ground(e)) < .5 && !e.closest(".chip-error, .lvl-1, .seg, .gr, .button, button")));
}}"""
"""Texts that would be printed on a dark ground."""
LOOK = "[...new Set([...document.querySelectorAll('main [class]')].flatMap((e) => [...e.classList]))].sort().join(' ')"
"""What a screen is made of: one made of the same was looked at."""
NO_WAY_ON = "document.querySelector('a[href], button, input:not([type=hidden])') ? [] : ['nothing to press']"
DEAD_END = """[...document.querySelectorAll("main .msg")].filter((e) => e.checkVisibility() && /清除条件|换个词/.test(e.textContent) && !e.querySelector("a, button"))
  .map((e) => e.textContent.trim().slice(0, 30))"""
"""What tells of a way out in words alone."""
CONTRAST = """axe.run(document, { runOnly: ["color-contrast"] })
  .then((r) => r.violations.flatMap((v) => v.nodes.slice(0, 5).map((n) => n.html.slice(0, 120))))"""
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))"
"""A drawing that answers to the width of its page is drawn anew a moment after that."""
STILL = "() => { const s = new CSSStyleSheet(); s.replaceSync('* { transition: none !important }'); document.adoptedStyleSheets.push(s); }"
"""A colour on its way to another light is neither."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
NARROW: ViewportSize = {"width": 390, "height": 900}
WIDE: ViewportSize = {"width": 1440, "height": 900}
PAPER: ViewportSize = {"width": 660, "height": 1000}

LEFT_OUT = re.compile(
    r"/logout|/take/|as=(?:docx|xlsx|pdf)|[.](?:csv|zip|jsonl|js|webmanifest)|/blank|/original|/records/file|/m/photo|/public/look|order="
)
SAME = (
    (r"/d/[\w-]{16,}", "/d/*"), (r"/(p|score|monitor|units|calendar|budget)/\d+", r"/\1/*"), (r"/rules/[A-Z]{3}\d+", "/rules/*"),
    (r"/people/\w+", "/people/*"), (r"(/m/code/\w+/[\w.]+)/.*", r"\1/*"), (r"/records/(?!in/|row)\w+", "/records/*"), (r"/m/do/\w+/.*", "/m/do/*"),
)  # fmt: skip
TOLD_BY = frozenset({"act", "queue", "record", "all", "beside", "proves", "state", "view"})
"""What of a question makes another screen; the rest names other rows of the same one."""


class Screen(NamedTuple):
    """A screen: of what kind it is, and the address at which it was reached."""

    kind: str
    path: str


def kind_of(path: str) -> str:
    """Return what kind of screen an address leads to."""
    told = urlsplit(path)
    kind = told.path
    for pattern, name in SAME:
        kind = re.sub(pattern, name, kind)
    asked = {name: value for name, value in parse_qsl(told.query) if name in TOLD_BY}
    if kind.startswith("/desks/") and asked.keys() & {"act", "record"}:
        kind, asked = "/desks/*", {name: value for name, value in asked.items() if name != "queue"}
    return f"{kind} {' '.join(sorted(asked))}".strip()


def screens(page: Page, address: str, first: tuple[str, ...]) -> Iterator[Screen]:
    """Go from link to link and yield each kind of screen once, while the page shows it."""
    todo, known = list(first), set[str]()
    while todo:
        path = todo.pop(0)
        kind = kind_of(path)
        if kind in known:
            continue
        known.add(kind)
        page.goto(address + path)
        links = page.evaluate("[...document.querySelectorAll('a[href]:not([download])')].map((a) => a.href)")
        own = [link.removeprefix(address).partition("#")[0] or "/" for link in links if link.startswith(address)]
        todo += [link for link in own if not LEFT_OUT.search(link)]
        yield Screen(kind, path)


def complaints(page: Page, axe: Path) -> dict[str, object]:
    """Return what is wrong with the screen that a page shows in the dark, wide and narrow, and printed out of the dark."""
    looks = (
        (NARROW, {"wide": SIDEWAYS, "faint": FAINT, "glaring": GLARING, "over": RUN_OVER, "squeezed": SQUEEZED, "end": DEAD_END, "way": NO_WAY_ON}),
        (WIDE, {"wide": SIDEWAYS, "faint": FAINT, "glaring": GLARING, "over": RUN_OVER, "left": AT_THE_LEFT, "uneven": UNEVEN}),
    )  # fmt: skip
    found: dict[str, object] = {}
    page.evaluate(STILL)
    page.emulate_media(color_scheme="dark", media="screen")
    for size, questions in looks:
        page.set_viewport_size(size)
        page.evaluate(SETTLED)
        found |= {f"{name} {size['width']}": wrong for name, asked in questions.items() if (wrong := page.evaluate(asked)) not in (0, [])}
    page.emulate_media(color_scheme="dark", media="print")
    page.set_viewport_size(PAPER)
    if wrong := page.evaluate(DARK_PAPER):
        found["dark on paper"] = wrong
    page.emulate_media(color_scheme="dark", media="screen")
    page.set_viewport_size(NARROW)
    page.add_script_tag(path=axe)
    if wrong := page.evaluate(CONTRAST):
        found["axe"] = wrong
    return found
