/* Where the line is down, the wall says of what time its figures are. */
(function () {
  "use strict";
  function lost() {
    var said = document.getElementById("lost");
    if (said) { said.textContent = said.dataset.said; said.hidden = false; }
  }
  document.addEventListener("htmx:sendError", lost);
  document.addEventListener("htmx:responseError", lost);
  document.addEventListener("htmx:timeout", lost);
})();
