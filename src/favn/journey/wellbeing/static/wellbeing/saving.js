// What was not saved is shown and tried again until it is; and a finger has no "next".
const sheet = document.querySelector("[data-sheet]");
const RETRY = 4000;

// By touch, the next child comes up when the questions about this one are answered.
sheet?.addEventListener("change", (event) => {
  const cell = event.target.closest("[data-cell]");
  if (!cell) return;
  cell.classList.remove("answer--unset");
  const row = cell.closest("[data-row]");
  if (row.querySelector(".answer--unset") || !matchMedia("(pointer: coarse)").matches) return;
  row.nextElementSibling?.scrollIntoView({ block: "start", behavior: "smooth" });
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
});
window.addEventListener("beforeunload", (event) => {
  if (sheet?.querySelector(".answer--unsaved, .answer.htmx-request")) event.preventDefault();
});
