// A visit is written with or without a connection: kept sealed while it is typed, sent when it can be, once.
import { forget, isPossible, openVault } from "./vault.js";

const form = document.querySelector("[data-visit]");
const id = form.dataset.visit;
const say = (words) => { document.getElementById("kept").textContent = form.dataset[words] ?? ""; };
const PAUSE = 400;
const RETRY = 15000;
let vault = null;
let typing = 0;

const token = () => form.querySelector("[name=csrfmiddlewaretoken]").value;
const post = (to, body) => fetch(to, { method: "POST", body, headers: { "X-CSRFToken": token(), Accept: "application/json" } });
const ask = async (salt) => {
  const answer = await post(form.dataset.key, new URLSearchParams({ salt }));
  return answer.ok && !answer.redirected ? answer.json() : null;
};
const typed = () => [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken" && !name.startsWith("keep_"));
const fill = (fields) => {
  for (const [name, value] of fields) {
    for (const each of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (each.type === "radio" || each.type === "checkbox") each.checked = each.value === value;
      else each.value = value;
    }
  }
};
const keep = async (isReady) => {
  clearTimeout(typing);
  await vault.keep({ fields: typed() }, isReady);
  say(isReady ? "waiting" : "kept");
};

const send = async () => {
  await keep(true);
  if (!navigator.onLine) return;
  let answer;
  try {
    answer = await post(form.action, new FormData(form));
  } catch {
    setTimeout(send, RETRY); // gone while it was sent: it stays ready, and its revision keeps it from counting twice
    return;
  }
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.redirected || (answer.ok && !isJson)) say("login");
  else if (answer.ok) {
    const { url } = await answer.json();
    await forget(id);
    location.assign(url);
  } else {
    await keep(false);
    HTMLFormElement.prototype.submit.call(form); // the server shows what is wrong, or the two versions side by side
  }
};

const begin = async () => {
  vault = await openVault(id, ask);
  const found = await vault.read();
  if (found && !("conflict" in form.dataset)) {
    fill(found.fields);
    say("found");
    if (found.isReady) await send();
  }
  form.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(() => keep(false), PAUSE); });
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  window.addEventListener("online", async () => { if ((await vault.read())?.isReady) send(); });
  form.dataset.isKept = "";
};
if (isPossible()) begin().catch(() => say("plain"));
else say("plain");
