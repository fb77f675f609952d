// Logging out takes what this telephone keeps. What is not sent yet is asked about first.
import { isPossible, unsent, wipe } from "./vault.js";

const leaving = document.querySelector("form[action$='/log-ud/']");
const words = document.querySelector("[data-leaving]")?.dataset.leaving;

leaving?.addEventListener("submit", async (event) => {
  if (!isPossible()) return;
  event.preventDefault();
  if ((await unsent()) && !window.confirm(words)) return;
  await wipe();
  HTMLFormElement.prototype.submit.call(leaving);
});
