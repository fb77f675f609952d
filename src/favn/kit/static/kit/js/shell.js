// The frame: "/" goes to the search box, Escape closes an open menu, toasts leave by themselves.
const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !typing(event.target)) {
    const find = document.getElementById("find");
    if (find) {
      event.preventDefault();
      find.focus();
    }
  }
  if (event.key === "Escape") {
    const open = event.target.closest("details.menu[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

const leaveSoon = (toast) => {
  if (toast.matches(".toast--error, .toast--static")) return;
  setTimeout(() => toast.matches(":hover, :focus-within") ? leaveSoon(toast) : toast.remove(), 12000);
};
document.querySelectorAll("[data-toast]").forEach(leaveSoon);
document.body.addEventListener("htmx:oobAfterSwap", () => document.querySelectorAll("[data-toast]").forEach(leaveSoon));

// A 422 or 409 answer brings an error summary: move the reader to it. A lost connection says so.
document.body.addEventListener("htmx:afterSwap", (event) => event.target.querySelector?.(".error-summary")?.focus());
for (const failed of ["htmx:sendError", "htmx:responseError"]) {
  document.body.addEventListener(failed, (event) => {
    event.target.closest("form, .form-group")?.querySelector(".draft")?.classList.add("draft--failed");
  });
}

if (document.querySelector("[data-countdown]")) import("./countdown.js");
