// Comfort only: the cell with the cursor lights up in the original, and a press there leads to the cell every time.
"use strict";

const paper = () => document.getElementById("paper");
const marksOf = (cell) => (cell ? [...(paper()?.querySelectorAll("[data-of]") ?? [])].filter((mark) => mark.dataset.of === cell.id) : []);

function light(cell) {
  const found = marksOf(cell);
  for (const old of paper()?.querySelectorAll(".lit") ?? []) if (!found.includes(old)) old.classList.remove("lit");
  for (const mark of found) mark.classList.add("lit");
  if (!found.length) return;
  const frame = paper().getBoundingClientRect(), place = found[0].getBoundingClientRect();
  if (place.top < frame.top + 24 || place.bottom > frame.bottom - 24) paper().scrollTop += place.top - frame.top - frame.height / 3;
}

document.addEventListener("focusin", (event) => { const cell = event.target.closest?.(".work .cell, .passages .cell"); if (cell) light(cell); });
document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("#paper [data-of]");
  const cell = mark && document.getElementById(mark.dataset.of);
  if (!cell) return;
  event.preventDefault();
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "center" });
  light(cell);
});

// The original stays where it was scrolled to while the form beside it is checked anew.
let scrolled = 0;
document.addEventListener("htmx:beforeSwap", () => { scrolled = paper()?.scrollTop ?? 0; });
document.addEventListener("htmx:afterSwap", () => { if (paper()) paper().scrollTop = scrolled; light(document.activeElement?.closest?.(".cell")); });
