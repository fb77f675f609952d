// The dialogue by keyboard: the first child without a position is at hand; 1 is doing well, 2 talks, arrows move.
const list = document.querySelector("[data-passing]");
const open = () => [...(list?.querySelectorAll("[data-green]") ?? [])];
const enter = (button) => button?.focus();
const talkAbout = (button) => button.parentElement.querySelector("a")?.click();

document.addEventListener("keydown", (event) => {
  const here = event.target.closest?.("[data-green]");
  if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
  const place = open().indexOf(here);
  if (event.key === "1") here.click();
  else if (event.key === "2") talkAbout(here);
  else if (event.key === "ArrowDown") enter(open()[place + 1]);
  else if (event.key === "ArrowUp") enter(open()[place - 1]);
  else return;
  event.preventDefault();
});
if (list && matchMedia("(pointer: fine)").matches) enter(open()[0]);
