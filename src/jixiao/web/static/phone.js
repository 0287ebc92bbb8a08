"use strict";
/* The phone: what can't be sent is kept and shown as such, and sent again; the worker keeps the shell. All else works without this. */
(() => {
  const SOON = 2000, LATE = 60000;
  const body = document.body, icons = body.dataset.icons;
  let offset = body.dataset.now ? Date.parse(body.dataset.now) - Date.now() : 0;
  let who = body.dataset.who ?? "", isOut = false;

  const made = (tag, words = "", look = "") => {
    const part = document.createElement(tag);
    part.textContent = words;
    part.className = look;
    return part;
  };
  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "i");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `${icons}#${name}`);
    svg.append(use);
    return svg;
  };
  const pressed = () => new Date(Date.now() + offset);
  const clock = (at) => new Date(at).toLocaleTimeString("zh-CN", { hour12: false });
  const button = (words, act, look = "") => {
    const part = made("button", words, look);
    part.type = "button";
    part.addEventListener("click", act);
    return part;
  };

  const login = () => Object.assign(made("a", "重新登录", "button"), { href: "/login?next=/m/" });

  /* What is kept, one block an act. */
  const block = (act) => {
    const part = made("div", "", `ph-queued ${act.state}`);
    const head = made("p", "", "ph-queued-h");
    const words = { waiting: "已记下，等有网再送", refused: "没有办成", sent: "送到了" }[act.state];
    head.append(icon({ waiting: "clock", refused: "error", sent: "ok" }[act.state]), made("b", words));
    const code = act.entries.find(([name]) => name === "minute_code")?.[1];
    const kept = `${clock(act.at)} 按下，${act.label}${code ? `，码 ${code}` : ""}，存在手机里。有网就自动送，送到只算一次${code ? `，时间算 ${clock(act.at).slice(0, 5)}` : ""}。`;
    const out = `${clock(act.at)} 按下，${act.label}，存在手机里。您的登录到期了，重新登录就自动送，送到只算一次。`;
    const says = made("p", act.state === "waiting" ? (isOut ? out : kept) : `${act.label}：${act.says}`);
    const ways = made("p", "", "actions");
    if (act.state === "waiting") {
      ways.append(isOut ? login() : button("现在再送", send), button("删掉这一次", () => gone(act.key), "quiet"));
    } else if (act.state === "refused") {
      const again = new URLSearchParams(act.entries.filter(([name, value]) => typeof value === "string" && !["once", "minute_code", "pressed"].includes(name)));
      const mend = made("a", "改好再交", "button");
      mend.href = `${act.action.replace("/m/send/", "/m/do/")}?${again}`;
      ways.append(mend, button("删掉这一次", () => gone(act.key), "quiet"));
    } else {
      if (act.link) {
        const on = made("a", "去核对", "button primary");
        on.href = act.link;
        on.addEventListener("click", () => Outbox.drop(act.key));
        ways.append(on);
      }
      ways.append(button("知道了", () => gone(act.key), "quiet"));
    }
    part.append(head, says, ways);
    return part;
  };
  const told = new Map();
  const gone = async (key) => {
    told.delete(key);
    await Outbox.drop(key);
    await show();
  };
  const show = async () => {
    const kept = (await Outbox.all()).filter((act) => act.who === who);
    for (const act of kept.filter(({ state, link }) => state === "sent" && !link)) {
      told.set(act.key, act); /* what was sent is told once, on the page that is open */
      await Outbox.drop(act.key);
    }
    const own = [...kept.filter(({ key }) => !told.has(key)), ...told.values()];
    const waiting = own.filter((act) => act.state === "waiting").length;
    const place = document.getElementById("outbox"), sync = document.getElementById("sync");
    place.replaceChildren(...own.map(block));
    place.hidden = !own.length;
    const words = navigator.onLine ? (waiting ? `${waiting} 件待送` : "已同步") : waiting ? `没有网，${waiting} 件待送` : "没有网";
    const well = navigator.onLine && !waiting;
    sync.className = `ph-sync ${well ? "ok" : "off"}`;
    sync.replaceChildren(icon(well ? "ok" : "clock"), document.createTextNode(words));
  };
  const waits = async () => (await Outbox.all()).some((act) => act.state === "waiting" && act.who === who);
  let pause = SOON, next = 0;
  const send = async () => {
    clearTimeout(next);
    const standsIn = document.getElementById("occasions") !== null && window.location.pathname !== "/m/offline";
    try {
      const there = await Outbox.sendAll();
      if (there !== undefined) isOut = there !== who;
      if (standsIn && (await Outbox.pulse())) return window.location.reload(); /* the page that was wanted, which tells what was sent */
    } catch {
      /* still no line: what waits goes on waiting */
    }
    await show();
    if (standsIn || (await waits())) sendLater();
  };
  const sendLater = () => {
    clearTimeout(next);
    next = setTimeout(send, pause); /* a line is said to be there before it carries, and no second word comes when it does */
    pause = Math.min(2 * pause, LATE);
  };

  /* A form that is sent while there is no line is kept. */
  const keep = async (form, entries, at) => {
    const once = entries.find(([name]) => name === "once")?.[1] ?? crypto.randomUUID();
    if ("pressed" in form.dataset) entries.push(["pressed", at.toISOString()]);
    form.classList.remove("busy");
    await Outbox.keep({ key: once, who, action: form.getAttribute("action"), label: form.dataset.keep, entries, at: at.toISOString(), state: "waiting" });
    for (const part of form.querySelectorAll("button")) part.disabled = true;
    await show();
    document.getElementById("outbox").scrollIntoView({ block: "nearest" });
    pause = SOON;
    sendLater();
    const worker = await navigator.serviceWorker?.ready;
    await worker?.sync?.register("outbox").catch(() => undefined);
  };
  const turn = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    if (!page.querySelector("main") || !page.querySelector("header")) throw new Error("no page of ours");
    for (const part of ["main", "header"]) document.querySelector(part).replaceWith(page.querySelector(part));
    document.title = page.title;
    window.scrollTo(0, 0);
    document.querySelector("main").focus({ preventScroll: true });
    void show();
  };
  /* To leave clears the phone, so what waits is sent first; what can't be sent is only given up when that is said. */
  const leave = async (event, form) => {
    event.preventDefault();
    await send();
    const left = (await Outbox.all()).some((act) => act.state === "waiting"); /* of whoever uses this phone: all of it goes */
    if (!left || window.confirm("还有记下的没有送出去，退出就没有了。还是要退出吗？")) form.submit();
  };
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.classList.contains("ph-out")) return leave(event, form);
    if (!("keep" in form.dataset)) return;
    event.preventDefault();
    const at = pressed();
    const data = new FormData(form, event.submitter);
    form.classList.add("busy");
    const entries = [...data].filter(([name]) => name !== "csrfmiddlewaretoken");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin", signal: AbortSignal.timeout(Outbox.patience(entries)) });
      const isAsked = answer.redirected && new URL(answer.url).pathname === "/login"; /* the login ran out: what was written waits for the next one */
      if (Outbox.isLater(answer) || answer.status === 403) throw new Error(String(answer.status)); /* 403: the page's token is of an earlier login */
      if (isAsked) await keep(form, entries, at);
      if (answer.redirected) window.location.assign(answer.url);
      else turn(await answer.text());
    } catch {
      await keep(form, entries, at).catch(() => window.alert("没有送到，手机里也存不下。请不要关这一页，有网了再按一次。"));
    }
  });

  /* Today's occasions are remembered, so that one can sign in when no page comes. */
  const learn = async () => {
    if (!body.dataset.now) {
      offset = (await Outbox.known("offset")) ?? 0;
      who = (await Outbox.known("who")) ?? "";
      return;
    }
    await Outbox.learn("offset", offset);
    await Outbox.learn("who", who);
    if (document.querySelector("[data-today]")) {
      const cards = [...document.querySelectorAll("[data-occasion]")].map((card) => ({ ...card.dataset }));
      await Outbox.learn("occasions", { day: pressed().toDateString(), cards });
    }
  };
  const offer = async () => {
    const place = document.getElementById("occasions"), known = place && (await Outbox.known("occasions"));
    if (!known || known.day !== pressed().toDateString()) return;
    for (const card of known.cards) {
      const form = made("form", "", "ph-code");
      Object.assign(form.dataset, { keep: card.title, pressed: "" });
      form.setAttribute("action", card.action);
      form.method = "post";
      const label = made("label", `${card.title}：大屏上的 4 位数`);
      label.htmlFor = `code-${card.value}`;
      const hidden = (name, value) => Object.assign(made("input"), { type: "hidden", name, value });
      const code = Object.assign(made("input"), { id: label.htmlFor, name: "minute_code", inputMode: "numeric", pattern: "[0-9]{4}", maxLength: 4, required: true, autocomplete: "one-time-code" });
      form.append(hidden("once", crypto.randomUUID()), hidden(card.field, card.value), label, code, made("button", "签到", "primary ph-wide"));
      place.append(form);
    }
  };

  window.addEventListener("online", () => {
    pause = SOON;
    void send();
  });
  window.addEventListener("offline", show);
  navigator.serviceWorker?.register("/m/worker.js");
  if (body.dataset.refresh) setTimeout(() => window.location.reload(), 1000 * Number(body.dataset.refresh));
  void learn().then(offer).then(show).then(document.getElementById("occasions") && !body.dataset.now ? sendLater : send);
})();
