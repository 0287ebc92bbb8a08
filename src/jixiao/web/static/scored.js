// Comfort only: what a slider says, while it is moved.
"use strict";

for (const knob of document.querySelectorAll(".knob input[type=range]")) {
  const said = knob.parentElement.querySelector("output");
  const tell = () => { said.textContent = Number(knob.value).toLocaleString("en-US", { maximumFractionDigits: 2 }) + (knob.dataset.unit === "元" ? "" : knob.dataset.unit); };
  knob.addEventListener("input", tell);
}
