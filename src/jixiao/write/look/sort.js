(function () {
  "use strict";
  var tables = Array.prototype.slice.call(document.querySelectorAll("table.sorted"));
  var english = document.documentElement.lang === "en";
  function key(row, column) {
    var text = row.cells[column].textContent.trim(), number = Number(text.replace(/,/g, ""));
    return text !== "" && !isNaN(number) ? number : text;
  }
  function compare(one, other) {
    if (typeof one === "number" && typeof other === "number") { return one - other; }
    if (typeof one === "number") { return 1; }
    if (typeof other === "number") { return -1; }
    return one.localeCompare(other, "zh-CN");
  }
  function sortable(table) {
    var body = table.tBodies[0], heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort no-print";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") === "descending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        Array.prototype.slice.call(body.rows)
          .sort(function (a, b) { return (up ? 1 : -1) * compare(key(a, column), key(b, column)); })
          .forEach(function (row) { body.appendChild(row); });
      });
    });
  }
  function filtered(table) {
    var label = document.createElement("label"), box = document.createElement("input"), found = document.createElement("span");
    label.className = "filter no-print";
    label.textContent = english ? "Show lines with " : "只看含有 ";
    box.type = "search";
    found.setAttribute("aria-live", "polite");
    label.appendChild(box);
    label.appendChild(found);
    table.parentNode.insertBefore(label, table);
    box.addEventListener("input", function () {
      var words = box.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
      Array.prototype.slice.call(table.tBodies[0].rows).forEach(function (row) {
        var text = row.textContent.toLowerCase(), fits = words.every(function (word) { return text.indexOf(word) >= 0; });
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      found.textContent = words.length ? (english ? " " + shown + " lines" : " " + shown + " 行") : "";
    });
  }
  tables.forEach(sortable);
  if (tables.length) { filtered(tables[0]); }
})();
