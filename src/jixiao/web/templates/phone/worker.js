"use strict";
// Keeps the shell for when there is no line, stands in for a page that can't be had, and sends what was kept once there is a line.
const KEPT = "jixiao-{{ mark }}";
const FILES = [{% for file in files %}"{{ file }}", {% endfor %}"/m/offline"];
importScripts("{{ asset('outbox.js') }}");
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)))).then(() => self.clients.claim())
  );
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match("/m/offline")));
  } else if (new URL(request.url).pathname.startsWith("/static/")) {
    event.respondWith(caches.match(request).then((found) => found || fetch(request)));
  }
});
self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(Outbox.sendAll());
});
