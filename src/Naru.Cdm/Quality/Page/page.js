"use strict";
(function () {
  const table = document.getElementById("checks");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const find = document.getElementById("find");
  const only = document.getElementById("only");
  const shown = document.getElementById("shown");
  const texts = rows.map(function (row) { return row.textContent.toLowerCase(); });

  function filter() {
    const word = find.value.trim().toLowerCase();
    let count = 0;
    rows.forEach(function (row, i) {
      const fits = only.value === "" ? true : row.dataset.status === only.value;
      row.hidden = fits ? !texts[i].includes(word) : true;
      count += row.hidden ? 0 : 1;
    });
    shown.textContent = shown.dataset.words.replace("{0}", count.toLocaleString("en-US"));
  }

  function key(row, column) {
    const cell = row.cells[column];
    return cell.dataset.key === undefined ? cell.textContent : Number(cell.dataset.key);
  }

  function sort(head, column) {
    const down = head.getAttribute("aria-sort") === "ascending";
    Array.from(head.parentNode.cells).forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const order = rows.map(function (row, i) { return { row: row, key: key(row, column), place: i }; });
    order.sort(function (a, b) {
      const difference = typeof a.key === "number" ? a.key - b.key : a.key.localeCompare(b.key);
      return (down ? -difference : difference) || a.place - b.place;
    });
    order.forEach(function (entry) { body.appendChild(entry.row); });
  }

  Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", function () { sort(head, column); });
    head.replaceChildren(button);
  });
  find.addEventListener("input", filter);
  only.addEventListener("change", filter);
  document.getElementById("controls").hidden = false;
  filter();
})();
