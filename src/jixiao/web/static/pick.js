// Comfort only: ↓ and ↑ walk from the field to the buttons and back; the Tab key does the same without this file.
"use strict";

document.addEventListener("keydown", (event) => {
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || !event.target.matches("#pq, [data-pick]")) return;
  const stops = [document.getElementById("pq"), ...document.querySelectorAll("[data-pick]")];
  const to = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!to) return;
  event.preventDefault();
  to.focus();
});
