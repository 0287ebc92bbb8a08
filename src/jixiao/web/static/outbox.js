"use strict";
/* Acts that could not be sent: kept on the phone, sent again when there is a line. The key in each has it done once, however often it is
   sent. Used by the pages and by the worker. */
const Outbox = (() => {
  const NAME = "jixiao-outbox", PATIENCE = 20000, LONGEST = 6 * 24 * 3600 * 1000, SLOWEST = 8; /* bytes a millisecond */

  const opened = () =>
    new Promise((done, failed) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("acts", { keyPath: "key" });
        asked.result.createObjectStore("facts", { keyPath: "name" });
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });

  const within = async (store, mode, ask) => {
    const base = await opened();
    try {
      return await new Promise((done, failed) => {
        const under = base.transaction(store, mode);
        const asked = ask(under.objectStore(store));
        under.oncomplete = () => done(asked.result);
        under.onerror = under.onabort = () => failed(under.error);
      });
    } finally {
      base.close();
    }
  };

  const keep = (act) => within("acts", "readwrite", (store) => store.put(act));
  const drop = (key) => within("acts", "readwrite", (store) => store.delete(key));
  const all = () => within("acts", "readonly", (store) => store.getAll());
  const learn = (name, value) => within("facts", "readwrite", (store) => store.put({ name, value }));
  const known = async (name) => (await within("facts", "readonly", (store) => store.get(name)))?.value;

  /* How long to wait for what is sent to be answered: a photo takes its time on a slow line. */
  const patience = (entries) => PATIENCE + entries.reduce((most, [, value]) => most + (value.size ?? 0), 0) / SLOWEST;
  const asked = (address, options) => fetch(address, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...options });
  /* Whether an answer says that nothing was done: the office is too busy, or something on the way spoke for it. */
  const isLater = ({ status }) => status >= 500 || status === 429;

  const pulse = async () => {
    const answer = await asked("/m/pulse");
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const sendOne = async (act, { token }) => {
    const form = new FormData();
    for (const [name, value] of act.entries) form.append(name, value);
    form.append("csrfmiddlewaretoken", token);
    const signal = AbortSignal.timeout(patience(act.entries));
    const answer = await asked(act.action, { method: "POST", body: form, headers: { Accept: "application/json" }, signal });
    const told = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : null;
    if (answer.status === 413) await keep({ ...act, state: "refused", says: "文件太大，没有收。换一张小些的照片。" });
    else if (told === null || isLater(answer)) return false;
    else if (answer.ok) await keep({ ...act, entries: [], state: "sent", says: told.says, link: told.link ?? "" });
    else await keep({ ...act, state: "refused", says: told.detail });
    return true;
  };

  const sendThem = async () => {
    const waiting = (await all()).filter((act) => act.state === "waiting");
    if (!waiting.length) return undefined;
    const now = await pulse();
    let left = 0;
    for (const act of waiting) {
      if (act.who !== now.who) continue;
      if (Date.parse(now.now) - Date.parse(act.at) > LONGEST) await keep({ ...act, state: "refused", says: "存得太久，没有再送。还要办的，请重新办。" });
      else if (!(await sendOne(act, now))) left += 1;
    }
    if (left) throw new Error(`${left} left`); /* the browser asks the worker again for what failed alone */
    return now.who;
  };

  /* Who is there, where anything was to be sent. One at a time, of all pages and the worker; who comes meanwhile leaves it to that one. */
  const sendAll = () =>
    globalThis.navigator?.locks ? navigator.locks.request(NAME, { ifAvailable: true }, (lock) => (lock ? sendThem() : undefined)) : sendThem();

  return { keep, drop, all, learn, known, sendAll, pulse, patience, isLater };
})();
