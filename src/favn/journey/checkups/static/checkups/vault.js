// Unsent visits on this telephone: sealed with AES-GCM under a key that lives only in this page's memory.
// The server gives the key to the same employee again (salt beside the sealed words); logging out clears all of it.
const NAME = "favn-visits";
const STORE = "drafts";

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const database = () => {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
  return done(opening);
};
const inStore = async (mode, work) => {
  const open = await database();
  try {
    return await done(work(open.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    open.close();
  }
};

export const isPossible = () => Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle && globalThis.indexedDB);
export const unsent = async () => (isPossible() ? (await inStore("readonly", (store) => store.getAllKeys())).length : 0);
export const forget = (id) => inStore("readwrite", (store) => store.delete(id));
export const wipe = () => done(indexedDB.deleteDatabase(NAME));

// A vault for one visit. `ask(salt)` fetches {salt, key} from the server; throws when there is no connection.
export const openVault = async (id, ask) => {
  const stored = () => inStore("readonly", (store) => store.get(id));
  const before = await stored();
  let { salt, key } = (before && (await ask(before.salt))) || (await ask(""));
  const secret = await crypto.subtle.importKey("raw", Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0)), "AES-GCM", false, ["encrypt", "decrypt"]);
  key = null;
  const place = new TextEncoder().encode(id);
  const read = async () => {
    const kept = await stored();
    if (kept?.salt !== salt) return null;
    try {
      const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv, additionalData: place }, secret, kept.sealed);
      return { ...JSON.parse(new TextDecoder().decode(opened)), isReady: kept.isReady };
    } catch {
      return null; // written by somebody else on this telephone: not ours to read
    }
  };
  const keep = async (value, isReady) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const words = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: place }, secret, words);
    await inStore("readwrite", (store) => store.put({ id, salt, iv, sealed, isReady }));
  };
  return { read, keep };
};
