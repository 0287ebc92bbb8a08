// Comfort only: the plot of a year's money answers to pointing and to the arrow keys. Its figures are those of the table under it, drawn
// as they stand there and told in the table's own words; without this file, and on paper, the drawing stays.
"use strict";

const UNIT = 1e4, LAST = 12;
const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const cents = (text) => { const plain = text.replaceAll(",", ""); return /^-?\d+\.\d\d$/.test(plain) ? Math.round(Number(plain) * 100) : null; };
const figure = (text) => { const found = cents(text); return found === null ? null : found / 100 / UNIT; };
const yuan = (found) => (found / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function read(table) {
  const cellsOf = (row) => [...row.cells].map((cell) => cell.textContent.trim());
  const months = [...table.tBodies[0].rows].map(cellsOf);
  const foot = table.tFoot && cellsOf(table.tFoot.rows[0]);
  return { months, budget: foot ? foot[1] : "" };
}

// What a month says, in the words of the table; the gap is counted in whole cents.
function told(month) {
  const [name, planned, spent, expected, low, high] = month;
  const lines = [`到 ${name}底`];
  if (cents(spent) !== null) lines.push(`实际 ${spent} 元`);
  else if (cents(expected) !== null) lines.push(`预计 ${expected} 元`, ...(low && low !== high && cents(low) !== null ? [`在 ${low} 和 ${high} 之间`] : []));
  if (cents(planned) !== null) lines.push(`计划 ${planned} 元`);
  if (cents(spent) !== null && cents(planned) !== null) {
    const gap = cents(spent) - cents(planned);
    lines.push(gap ? `比计划${gap < 0 ? "少" : "多"} ${yuan(Math.abs(gap))} 元` : "与计划相同");
  }
  return lines;
}

function wide(words, look) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${look.fontWeight} ${look.fontSize}px ${style("--sans")}`;
  return Math.ceil(pen.measureText(words).width);
}

function option(data, narrow) {
  const ink = style("--ink"), quiet = style("--ink-2"), accent = style("--accent"), plan = style("--chart-plan"), grid = style("--chart-grid");
  const font = { fontFamily: style("--sans"), fontSize: 12, color: quiet };
  const column = (at) => data.months.map((month, n) => [n + 1, figure(month[at] ?? "")]);
  const spent = column(2).filter(([, sum]) => sum !== null), expected = column(3).filter(([, sum]) => sum !== null);
  const low = column(4), high = column(5), ranged = low.filter(([, sum], n) => sum !== null && high[n][1] !== null).map(([month]) => month);
  const flat = { type: "line", symbol: "none", animation: false, silent: true };
  const at = (column_, month) => column_[month - 1][1];
  const named = (words, sum, look = {}) => ({ show: true, ...font, ...look, fontFamily: font.fontFamily, distance: 6, formatter: `${words} ${sum.toFixed(2)}` });
  const end = expected.at(-1), now = spent.at(-1), strong = { color: ink, fontWeight: 600, fontSize: 13 };
  const edge = { stack: "range", lineStyle: { opacity: 0 }, z: 1 };
  return {
    animation: false, textStyle: font, aria: { enabled: false },
    grid: { left: narrow ? 38 : 52, right: Math.max(narrow ? 70 : 92, ...[end, now].filter(Boolean).map(([, sum]) => wide(`预计 ${sum.toFixed(2)}`, strong) + 10)), top: 34, bottom: 26 },
    xAxis: { type: "value", min: 0, max: LAST, interval: narrow ? 3 : 1, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false }, axisLabel: { ...font, formatter: (n) => (n ? `${n} 月` : "") } },
    yAxis: { type: "value", min: 0, axisLine: { show: false }, axisTick: { show: false }, name: "万元", nameTextStyle: font, axisLabel: font, splitLine: { lineStyle: { color: grid } } },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, transitionDuration: 0, backgroundColor: style("--surface"), borderColor: style("--line-strong"), textStyle: { ...font, fontSize: 13, color: ink, lineHeight: 20 }, axisPointer: { type: "line", snap: true, lineStyle: { color: quiet, type: "solid" } }, formatter: (points) => told(data.months[Math.max(1, Math.round(points[0].axisValue)) - 1]).join("\n") },
    series: [
      ...(ranged.length > 1 ? [
        { ...flat, ...edge, data: ranged.map((month) => [month, at(low, month)]) },
        { ...flat, ...edge, data: ranged.map((month) => [month, at(high, month) - at(low, month)]), areaStyle: { color: style("--chart-band"), opacity: .7 } },
      ] : []),
      { ...flat, data: [[0, 0], ...column(1)], step: "end", lineStyle: { color: plan, width: 1.75, type: [6, 3] }, markLine: data.budget && figure(data.budget) !== null ? { silent: true, symbol: "none", animation: false, label: { ...font, position: "insideEndTop", formatter: `预算 ${data.budget} 元` }, lineStyle: { color: plan, type: "solid", width: 1 }, data: [{ yAxis: figure(data.budget) }] } : undefined },
      { ...flat, data: [...spent.slice(-1), ...expected.filter(([month]) => month > spent.length)], lineStyle: { color: accent, width: 2, type: [2, 3] }, endLabel: end && now && end[0] > now[0] ? named("预计", end[1], strong) : { show: false } },
      { ...flat, data: [[0, 0], ...spent], symbol: "circle", showSymbol: true, symbolSize: (_, point) => (point.dataIndex === spent.length ? 9 : 5), itemStyle: { color: style("--surface"), borderColor: accent, borderWidth: 2 }, lineStyle: { color: accent, width: 2.5 }, silent: false, endLabel: now ? { ...named("实际", now[1], strong), offset: now[0] === LAST ? [0, 0] : [0, 16] } : { show: false } },
      { ...flat, data: data.months.map((_, n) => [n + 1, 0]), lineStyle: { opacity: 0 } },
    ],
  };
}

function ask(plot) {
  const data = read(plot.querySelector("table")), drawn = [...plot.querySelectorAll(":scope > svg")];
  const place = Object.assign(document.createElement("div"), { className: "asked", tabIndex: 0 });
  const said = Object.assign(document.createElement("p"), { className: "asked-told small muted" });
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", `${drawn[0]?.querySelector("title")?.textContent ?? ""}用左右键一个月一个月地听。`);
  said.setAttribute("role", "status");
  said.textContent = "指着图，或按 ← →，看每个月的数";
  drawn[0].before(place);
  plot.querySelector("details").before(said);
  const chart = echarts.init(place, null, { renderer: "canvas" });
  const draw = () => { chart.resize(); chart.setOption(option(data, place.clientWidth < 480), true); };
  draw();
  plot.classList.add("is-asked");
  new ResizeObserver(draw).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let month = 0;
  const show = (n) => {
    month = Math.min(Math.max(n, 1), data.months.length);
    const series = chart.getOption().series.length - 1;
    chart.dispatchAction({ type: "showTip", seriesIndex: series, dataIndex: month - 1 });
    said.textContent = told(data.months[month - 1]).join("，");
  };
  place.addEventListener("keydown", (event) => {
    const to = { ArrowRight: month + 1, ArrowLeft: month ? month - 1 : data.months.length, Home: 1, End: data.months.length }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(to);
  });
  place.addEventListener("blur", () => { month = 0; chart.dispatchAction({ type: "hideTip" }); });
}

if (window.echarts) for (const plot of document.querySelectorAll("figure[data-plot=burnup]")) if (plot.querySelector("table")) ask(plot);
