// @ts-check
/** Receipts on paper: by the place's printer when the server is there, else by the browser's own print dialog. */
import { signal } from "../../vendor/preact.js";
import { call } from "./api.js";
import { done, link, say, store, till } from "./state.js";
import { word } from "./words.js";

/** The sale whose receipt is drawn for the browser's printer, and whether it was printed before. */
export const onPaper = signal(/** @type {{kept: import("./store.js").Kept, copy: boolean} | null} */ (null));

/** The sales whose receipts this page has printed. */
const printed = new Set();

/** Print the last receipt of this browser again. */
export async function printLatest() {
  const [kept] = done.value ? [done.value.kept] : await store().latest(1);
  if (kept) await print(kept.id);
}

/** @param {string} id of a sale of this browser */
export async function print(id) {
  const kept = (await store().latest(100)).find((one) => one.id === id);
  if (!kept) return;
  if (kept.status === "stored" && link.value.online && (await printThere(kept.receipt))) return;
  onPaper.value = { kept, copy: printed.has(id) || done.value?.kept.id !== id };
  printed.add(id);
  requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
}

/** @param {string} receipt @returns {Promise<boolean>} whether the place's printer has it */
async function printThere(receipt) {
  const told = await call(till.value?.credential ?? "", `receipts/${receipt}/print`, { method: "POST", body: {} }).catch(() => null);
  if (told) say(word("printQueued"), "ok");
  return told !== null;
}
