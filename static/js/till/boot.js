// @ts-check
/** Opening the till: storage first, then who this browser is, then goods, then the shift. */

import { html, render } from "../../vendor/preact.js";
import { call } from "./api.js";
import { scan } from "./acts.js";
import { listenToKeys } from "./keys.js";
import { heartbeat, send } from "./outbox.js";
import { listen } from "./scanner.js";
import { allowSound } from "./sounds.js";
import { cart, catalogue, held, lastNumber, now, online, place, say, shift, store, till, useStore } from "./state.js";
import { openStore, recall, remember } from "./store.js";
import { App } from "./view/app.js";
import { word } from "./words.js";

const HEARTBEAT_MS = 15_000;
const CATALOGUE_MS = 120_000;

async function boot() {
  render(html`<${App} />`, document.body);
  try {
    useStore(await openStore());
  } catch (error) {
    console.error(error);
    place.value = "blocked";
    return;
  }
  if (!isSecureContext) say(word("insecure"), "stop");
  void navigator.storage?.persist?.();
  till.value = await recall(store(), "till");
  if (till.value) await open();
  else place.value = "enrol";
  listen((code) => void scan(code));
  listenToKeys();
  window.addEventListener("pointerdown", allowSound, { once: true });
  window.addEventListener("keydown", allowSound, { once: true });
}

/** Open an enrolled till with what it remembers, and ask the server for news. */
export async function open() {
  catalogue.value = await recall(store(), "catalogue");
  shift.value = (await recall(store(), "shift")) ?? null;
  cart.value = { ...((await recall(store(), "cart")) ?? cart.value), past: [] };
  held.value = (await recall(store(), "held")) ?? [];
  lastNumber.value = (await recall(store(), "lastNumber")) ?? 0;
  await refresh();
  if (!catalogue.value) return say(word("unreachable"), "stop");
  place.value = shift.value ? "sell" : "shift";
  keepGoing();
}

/** Ask for a newer catalogue; the one at hand stays when there is none. */
export async function refresh() {
  const etag = catalogue.value ? `"${catalogue.value.version}"` : "";
  const told = await call(till.value.credential, "catalogue", { etag }).catch((error) => {
    say(error.status === 401 ? word("credentialEnded") : error.message, "stop");
    return null;
  });
  online.value = told !== null;
  if (!told || told.status === 304) return;
  await remember(store(), "catalogue", told.body);
  catalogue.value = told.body;
  await adoptShift(told.body.till.open_shift);
}

/** A shift that is open at the server and unknown here is gone on with. @param {any} open */
async function adoptShift(open) {
  if (shift.value || !open) return;
  const { cashier_name: _name, ...known } = open;
  await remember(store(), "shift", known);
  shift.value = known;
}

let going = false;

function keepGoing() {
  if (going) return;
  going = true;
  void send();
  void heartbeat();
  setInterval(heartbeat, HEARTBEAT_MS);
  setInterval(refresh, CATALOGUE_MS);
  setInterval(() => (now.value = Date.now()), 10_000);
  document.addEventListener("visibilitychange", () => document.hidden || void send());
}

void boot();
