// The group sheet by keyboard: digits answer and move on, arrows move, 0 cannot judge, ? explains.
// Plain radios lie underneath; htmx saves each answer. What was not saved is tried again until it is.
const sheet = document.querySelector("[data-sheet]");
const cells = () => [...sheet.querySelectorAll("[data-cell]")];
const row = (cell) => cell.closest("[data-row]");
const RETRY = 4000;
let atTheEnd = false; // the last answer may open the second stage: then the first open question is next

const enter = (cell) => {
  const radio = cell?.querySelector(":checked") ?? cell?.querySelector("input[type=radio]");
  radio?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: "nearest" });
};
const beside = (cell, step) => cells()[cells().indexOf(cell) + step];
const below = (cell, step) => {
  const rows = [...sheet.querySelectorAll("[data-row]")];
  const other = rows[rows.indexOf(row(cell)) + step];
  const place = [...row(cell).querySelectorAll("[data-cell]")].indexOf(cell);
  return other?.querySelectorAll("[data-cell]")[place % 3];
};
const unset = (cell) => cell.matches(".answer--unset");
const answer = (cell, value) => {
  const fresh = unset(cell); // who fills goes on to the next open question; who corrects, to the next one
  const radio = cell.querySelector(`input[type=radio][value="${value}"]`);
  if (!radio || radio.disabled) return;
  if (!radio.checked) {
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const next = fresh ? cells().slice(cells().indexOf(cell) + 1).find(unset) : beside(cell, 1);
  atTheEnd = !next;
  enter(next);
};
const moves = {
  ArrowLeft: (cell) => beside(cell, -1),
  ArrowRight: (cell) => beside(cell, 1),
  ArrowUp: (cell) => below(cell, -1),
  ArrowDown: (cell) => below(cell, 1),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, textarea, input[type=search]")) return;
  if (event.key === "?") {
    const meaning = document.getElementById("meaning");
    meaning.open = !meaning.open;
    return;
  }
  const cell = event.target.closest("[data-cell]");
  if (!cell) return;
  if (/^[0-5]$/.test(event.key)) answer(cell, event.key);
  else if (moves[event.key]) enter(moves[event.key](cell));
  else return;
  event.preventDefault();
});

// A finger has no "next": when a child's questions are answered by touch, the next child comes up.
sheet?.addEventListener("change", (event) => {
  const cell = event.target.closest("[data-cell]");
  cell?.classList.remove("answer--unset");
  const open = cell && [...row(cell).querySelectorAll(".answer--unset")].length;
  if (cell && !open && matchMedia("(pointer: coarse)").matches) row(cell).nextElementSibling?.scrollIntoView({ block: "start", behavior: "smooth" });
});

const fails = (event) => {
  const cell = event.detail.elt.closest?.("[data-cell]");
  if (!cell) return;
  cell.classList.add("answer--unsaved");
  document.getElementById("saved").textContent = sheet.dataset.unsaved;
  setTimeout(() => window.htmx.trigger(cell, "change"), RETRY);
};
for (const failed of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.body.addEventListener(failed, fails);
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) event.detail.elt.classList?.remove("answer--unsaved");
  if (atTheEnd && event.detail.successful) enter(cells().find(unset));
});
window.addEventListener("beforeunload", (event) => {
  if (sheet?.querySelector(".answer--unsaved, .answer.htmx-request")) event.preventDefault();
});
if (sheet && matchMedia("(pointer: fine)").matches) enter(cells().find(unset));
