// The review form: grade of each item and sum while points are typed; without it the button "算一下总分" does the same.
"use strict";

const sheet = document.querySelector(".sheet8");
const cuts = (sheet?.dataset.cuts ?? "").trim().split(" ").map((one) => one.split("=")).map(([grade, cut]) => [grade, Number(cut)]);
const gradeOf = (given, full) => (cuts.find(([, cut]) => given * 100 >= full * cut) ?? ["差"])[0];
const again = () => {
  let total = 0, whole = true;
  for (const field of sheet.querySelectorAll(".pts")) {
    const full = Number(field.dataset.full), given = field.value.trim() === "" ? NaN : Number(field.value);
    const grade = given >= 0 && given <= full ? gradeOf(given, full) : "";
    const said = sheet.querySelector(`[data-of="${field.id}"]`), why = sheet.querySelector(`[data-why="${field.id}"]`);
    said.textContent = grade || "没有打分";
    said.className = `gr g-${grade || "none"}`;
    const wants = grade === "中" || grade === "差";
    if (wants && !why.classList.contains("wants")) why.querySelector("details").open = true;
    why.classList.toggle("wants", wants);
    why.querySelector("summary").textContent = wants ? "写意见（必写）" : "写意见";
    whole = whole && grade !== "";
    total += given || 0;
  }
  const grade = whole ? gradeOf(total, 100) : "";
  sheet.querySelector("[data-total]").textContent = whole ? String(Math.round(total * 100) / 100) : "—";
  sheet.querySelector("[data-grade]").textContent = grade;
  for (const part of sheet.querySelectorAll(".grade-band rect")) part.classList.toggle("on", part.classList.contains(`b-${grade}`));
  for (const lead of sheet.querySelectorAll("[data-lead]")) lead.classList.toggle("on", lead.dataset.lead === grade);
};
sheet?.addEventListener("input", again);
