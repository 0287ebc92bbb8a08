(function () {
  "use strict";
  var texts = JSON.parse(document.getElementById("texts").textContent);
  var rows = Array.prototype.slice.call(document.getElementById("projects").rows);
  var box = document.getElementById("q"), found = document.getElementById("found");
  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }
  var index = rows.map(function (row, n) { return plain(row.textContent + " " + texts[n]); });
  box.addEventListener("input", function () {
    var words = box.value.split(/\s+/).map(plain).filter(Boolean), shown = 0;
    rows.forEach(function (row, n) {
      var fits = words.every(function (word) { return index[n].indexOf(word) >= 0; });
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    found.textContent = words.length ? (shown ? "找到 " + shown + " 个项目" : "没有找到，请换一个词") : "";
  });
  document.getElementById("search").hidden = false;
})();
