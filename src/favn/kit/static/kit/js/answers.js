// The group sheet by keyboard: 1-5 answers and moves on, arrows move, 0 clears. Plain radios work without this.
const sheet = document.querySelector("[data-sheet]");
const cells = () => [...sheet.querySelectorAll("[data-answer]")].filter((cell) => cell.offsetParent !== null);
const enter = (cell) => cell?.querySelector("input:checked, input")?.focus();

const beside = (cell, step) => {
  const all = cells();
  return all[all.indexOf(cell) + step];
};

const above = (cell, step) => {
  const all = cells();
  const here = cell.getBoundingClientRect();
  const column = all.filter((other) => Math.abs(other.getBoundingClientRect().left - here.left) < 8);
  return column[column.indexOf(cell) + step];
};

const choose = (cell, value) => {
  const input = cell.querySelector(`input[value="${value}"]`);
  if (!input) return;
  input.checked = true;
  cell.classList.remove("answer--unset");
  input.dispatchEvent(new Event("change", { bubbles: true }));
  enter(beside(cell, 1));
};

const clear = (cell) => {
  const input = cell.querySelector("input:checked");
  if (!input) return;
  input.checked = false;
  cell.classList.add("answer--unset");
  cell.dispatchEvent(new CustomEvent("cleared", { bubbles: true, detail: { name: input.name } }));
};

const moves = { ArrowRight: [beside, 1], ArrowLeft: [beside, -1], ArrowDown: [above, 1], ArrowUp: [above, -1] };

sheet?.addEventListener("keydown", (event) => {
  const cell = event.target.closest("[data-answer]");
  if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^[1-5]$/.test(event.key)) choose(cell, event.key);
  else if (event.key === "0" || event.key === "Delete") clear(cell);
  else if (moves[event.key]) enter(moves[event.key][0](cell, moves[event.key][1]));
  else return;
  event.preventDefault();
});

sheet?.addEventListener("focusin", (event) => {
  for (const row of sheet.querySelectorAll("tr.is-current")) row.classList.remove("is-current");
  event.target.closest("tr")?.classList.add("is-current");
});
