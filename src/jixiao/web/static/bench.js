// Comfort only: every page reads and submits without this file.
"use strict";

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

document.documentElement.classList.add("scripted");
for (const shown of all("[data-with-script]")) shown.hidden = false;
for (const gone of all("[data-without-script]")) gone.hidden = true;

// Files dropped or chosen start at once; a second press does nothing while the first is under way.
for (const form of all("[data-drop], [data-folder]")) {
  const field = one("input[type=file]", form);
  field.addEventListener("change", () => { if (field.files.length) form.requestSubmit(); });
  form.addEventListener("submit", (event) => {
    const zone = form.matches("[data-drop]") ? form : one("[data-drop]");
    if (zone.classList.contains("busy")) { event.preventDefault(); return; }
    zone.classList.add("busy");
  });
  for (const name of ["dragenter", "dragover"]) form.addEventListener(name, () => form.classList.add("over"));
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
}
// Whoever comes back by the browser's button finds the zone ready again.
addEventListener("pageshow", () => { for (const zone of all(".busy")) zone.classList.remove("busy"); });

// A folder dropped on the zone: its files one by one, with their paths.
const zone = one("[data-drop]");
const entriesOf = (reader) => new Promise((done, failed) => reader.readEntries(done, failed));
async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const found = [], reader = entry.createReader();
  for (let part = await entriesOf(reader); part.length; part = await entriesOf(reader)) for (const inner of part) found.push(...await filesOf(inner));
  return found;
}
zone?.addEventListener("drop", async (event) => {
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return;
  event.preventDefault();
  const chosen = new DataTransfer();
  for (const entry of entries) for (const file of await filesOf(entry)) chosen.items.add(file);
  const field = one("input[type=file]", zone);
  field.files = chosen.files;
  zone.requestSubmit();
});

// The current tab of a bar that scrolls comes into sight.
for (const here of all(".nav [aria-current], .tabs [aria-current]")) {
  here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.clientWidth / 2;
}

// "/" puts the cursor in the search field; Alt with ↓ and ↑ walks from finding to finding.
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea, select");
  if (event.key === "/" && !typing && one("#q")) { event.preventDefault(); one("#q").focus(); }
  if (event.altKey && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    const cells = all(".has-error .cell, .has-warning .cell, .has-note .cell");
    if (!cells.length) return;
    event.preventDefault();
    const at = cells.indexOf(document.activeElement);
    const to = event.key === "ArrowDown" ? at + 1 : at < 0 ? cells.length - 1 : at - 1;
    cells.at(to % cells.length).focus();
  }
});


// Live checking: what somebody goes on typing while the answer is on its way is kept in the cell, and checked in its turn.
let typed = null;
document.addEventListener("htmx:beforeSwap", () => {
  const here = document.activeElement;
  typed = here?.matches("[data-live] .cell") ? { id: here.id, value: here.value, at: here.selectionStart } : null;
});
document.addEventListener("htmx:afterSwap", () => {
  for (const shown of all("[data-with-script]")) shown.hidden = false;
  const here = typed && document.getElementById(typed.id);
  if (!here) return;
  if (here.value !== typed.value) here.value = typed.value;
  here.focus({ preventScroll: true });
  here.setSelectionRange?.(typed.at, typed.at);
});
document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) print(); });
// What could not be saved is said, and saved as soon as the program has room for it: until then it stands in the page.
const unsaved = (why) => { const said = one(".saved"); if (said) said.textContent = `没有存上：${why}`; };
document.addEventListener("htmx:sendError", () => unsaved("程序没有回答。您写的还在这一页，过一会儿再改一下就存。"));
document.addEventListener("htmx:responseError", ({ detail }) => {
  const again = Number(detail.xhr.getResponseHeader("Retry-After")), form = detail.elt;
  if (detail.xhr.status !== 503 || !again) { unsaved("程序没有办成。您写的还在这一页，再改一下就再存一次；仍不行，先抄下来再刷新。"); return; }
  unsaved(`现在用的人多。您写的还在这一页，${again} 秒后自己再存。`);
  if (form.matches("[data-live]")) setTimeout(() => htmx.trigger(form, "change"), again * 1000);
});
// A link to a cell puts the cursor there, one to a part of a form into its first cell.
const toCell = () => {
  const path = decodeURIComponent(location.hash.slice(1));
  if (path.startsWith("/")) (document.getElementById(path) ?? one(`.cell[id^="${CSS.escape(path)}/"]`))?.focus();
};
addEventListener("hashchange", toCell);
toCell();
