// The group sheet by keyboard: digits answer and move on, arrows move, 0 cannot judge, ? explains.
// Plain radios lie underneath; htmx saves each answer (saving.js says what happens when it cannot).
const sheet = document.querySelector("[data-sheet]");
const cells = () => [...sheet.querySelectorAll("[data-cell]")];
const row = (cell) => cell.closest("[data-row]");
const unset = (cell) => cell.matches(".answer--unset");
let atTheEnd = false; // nothing more is open here: what the server opens next, a reason, or the end is next

const enter = (cell) => {
  const radio = cell?.querySelector(":checked") ?? cell?.querySelector("input[type=radio]");
  radio?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: "nearest" });
};
// What is missing: an answer, then a reason, then only to report the sheet finished.
const goOn = () => {
  const cell = cells().find(unset);
  if (cell) return enter(cell);
  const reason = [...sheet.querySelectorAll(".sheet-reason")].find((each) => !each.value);
  (reason ?? document.querySelector("[data-finish]"))?.focus();
};
const beside = (cell, step) => cells()[cells().indexOf(cell) + step];
const below = (cell, step) => {
  const rows = [...sheet.querySelectorAll("[data-row]")];
  const other = rows[rows.indexOf(row(cell)) + step];
  const place = [...row(cell).querySelectorAll("[data-cell]")].indexOf(cell);
  return other?.querySelectorAll("[data-cell]")[place % 3];
};
const answer = (cell, value) => {
  const fresh = unset(cell); // who fills goes on to the next open question; who corrects, to the next one
  const radio = cell.querySelector(`input[type=radio][value="${value}"]`);
  if (!radio || radio.disabled) return;
  const next = fresh ? cells().slice(cells().indexOf(cell) + 1).find(unset) : beside(cell, 1);
  const changes = !radio.checked;
  atTheEnd = !next;
  if (next) enter(next);
  else sheet.focus({ preventScroll: true }); // a digit too many falls here, and changes no answer
  radio.checked = true;
  if (changes) radio.dispatchEvent(new Event("change", { bubbles: true }));
  else if (atTheEnd) goOn();
};
const explain = (select, place) => {
  if (place >= select.options.length) return;
  select.selectedIndex = place;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};
const moves = {
  ArrowLeft: (cell) => beside(cell, -1),
  ArrowRight: (cell) => beside(cell, 1),
  ArrowUp: (cell) => below(cell, -1),
  ArrowDown: (cell) => below(cell, 1),
};

document.addEventListener("keydown", (event) => {
  if (!sheet || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, input[type=search]")) return;
  const meaning = document.getElementById("meaning");
  const [cell, select] = [event.target.closest("[data-cell]"), event.target.closest(".sheet-reason")];
  if (event.key === "?") meaning.open = !meaning.open;
  else if (select && /^[1-9]$/.test(event.key)) explain(select, Number(event.key));
  else if (cell && /^[0-5]$/.test(event.key)) answer(cell, event.key);
  else if (cell && moves[event.key]) enter(moves[event.key](cell));
  else return;
  event.preventDefault();
});
document.body.addEventListener("htmx:afterRequest", () => {
  if (atTheEnd && document.activeElement.matches("body, [data-sheet], [data-finish], .sheet-reason")) goOn();
});
sheet?.addEventListener("change", (event) => {
  if (event.target.matches(".sheet-reason") && event.target.value) goOn();
});
if (sheet && matchMedia("(pointer: fine)").matches) goOn();
