(function () {
  "use strict";
  var form = document.getElementById("search"), box = document.getElementById("q");
  var said = document.getElementById("found"), list = document.getElementById("hits");
  var told = form.dataset, known = { grams: {}, pages: {} }, asked = 0, MOST = 50;
  window.jixiaoSearch = function (kind, number, held) { known[kind][number] = held; };
  function load(kind, number) {
    if (known[kind][number]) { return Promise.resolve(known[kind][number]); }
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = "search/" + (kind === "pages" ? "p" : "") + number + ".js";
      script.onload = function () { done(known[kind][number]); };
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }
  function words(text) { return text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || []; }
  function pairs(word) {
    var signs = Array.from(word), made = [];
    for (var at = 0; at + 1 < signs.length; at += 1) { made.push(signs[at] + signs[at + 1]); }
    return made.length ? made : signs;
  }
  function having(gram) {
    return load("grams", gram.codePointAt(0) % Number(told.parts)).then(function (part) {
      if (Array.from(gram).length > 1) { return new Set(part[gram] || []); }
      var all = new Set();
      Object.keys(part).forEach(function (key) { if (key.indexOf(gram) === 0) { part[key].forEach(function (n) { all.add(n); }); } });
      return all;
    });
  }
  function page(number) {
    var together = Number(told.together);
    return load("pages", Math.floor(number / together)).then(function (part) { return part[number % together]; });
  }
  function shown(pages) {
    list.replaceChildren.apply(list, pages.map(function (one) {
      var item = document.createElement("li"), link = document.createElement("a"), note = document.createElement("small");
      link.href = one[0]; link.textContent = one[1]; note.textContent = one[2];
      item.append(link, note);
      return item;
    }));
  }
  function search() {
    var turn = asked += 1, wanted = words(box.value), grams = wanted.flatMap(pairs);
    if (!grams.length) { said.textContent = ""; list.replaceChildren(); return; }
    Promise.all(grams.map(having)).then(function (sets) {
      var both = Array.from(sets[0]).filter(function (n) { return sets.every(function (set) { return set.has(n); }); });
      return Promise.all(both.slice(0, MOST).map(page)).then(function (pages) {
        if (turn !== asked) { return; }
        function rank(one) { var name = words(one[1]).join(""); return wanted.filter(function (w) { return name.indexOf(w) >= 0; }).length; }
        pages.sort(function (a, b) { return rank(b) - rank(a); });
        said.textContent = both.length ? told.some.replace("#", both.length) + (both.length > MOST ? told.more : "") : told.none;
        shown(pages);
      });
    }).catch(function () { said.textContent = told.lost; });
  }
  box.addEventListener("input", search);
  form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  form.hidden = false;
  box.value = new URLSearchParams(location.search).get("q") || "";
  search();
})();
