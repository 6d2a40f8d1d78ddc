// @ts-check
/** Opening the till: storage first, then who this browser is, then goods, then the shift. */
import { effect, html, render } from "../../vendor/preact.js";
import { withoutPast } from "../cart.js";
import { soldOften } from "../goods.js";
import { utc } from "../time.js";
import { scan } from "./acts.js";
import { call } from "./api.js";
import { showCustomer } from "./display.js";
import { claimCart } from "./draft.js";
import { listenToKeys } from "./keys.js";
import { heartbeat, send } from "./outbox.js";
import { listen } from "./scanner.js";
import { allowSound } from "./sounds.js";
import { loadSprite } from "./sprite.js";
import * as state from "./state.js";
import { openStore } from "./store.js";
import { memoryStore } from "./store-memory.js";
import { App } from "./view/app.js";
import { Customer } from "./view/customer.js";
import { word } from "./words.js";

const HEARTBEAT_MS = 15_000;
const CATALOGUE_MS = 120_000;
const TICK_MS = 1_000;
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const LATELY = 300;

async function boot() {
  loadSprite(document.body.dataset.icons ?? "");
  if (location.hash === "#customer") return render(html`<${Customer} />`, document.body);
  render(html`<${App} />`, document.body);
  state.useStore(await opened(), await claimCart());
  void navigator.storage?.persist?.();
  state.till.value = (await state.store().recall("till")) ?? null;
  if (state.till.value) await open();
  else state.place.value = "enrol";
  listen((code) => void scan(code));
  listenToKeys();
  for (const touch of ["pointerdown", "keydown"]) window.addEventListener(touch, allowSound, { once: true });
}

/** The till's own storage; where there is none, memory, and then every sale waits for the server. */
async function opened() {
  try {
    return await openStore(beginAnew);
  } catch (error) {
    console.info(error);
    return memoryStore();
  }
}

/** Another window has a newer till: this page takes it too, as soon as no sale is being stored. Its cart is kept. */
const beginAnew = () => effect(() => void (state.busy.value || location.reload()));

/** Open an enrolled till with what it remembers, and ask the server for news. */
export async function open() {
  const store = state.store();
  state.catalogue.value = (await store.recall("catalogue")) ?? null;
  state.shift.value = (await store.recall("shift")) ?? null;
  state.lastNumber.value = (await store.recall("lastNumber")) ?? 0;
  const kept = await store.recall(state.keyOfCart());
  if (kept) state.cart.value = withoutPast(kept);
  state.held.value = (await store.recall("held")) ?? [];
  state.often.value = soldOften(await store.latest(LATELY));
  await refresh();
  if (!state.catalogue.value) return;
  state.place.value = state.shift.value ? "sell" : "shift";
  keepGoing();
}

/** Ask for a newer catalogue; the one at hand stays when there is none. */
export async function refresh() {
  const etag = state.catalogue.value ? `"${state.catalogue.value.version}"` : "";
  const told = await call(state.till.value?.credential ?? "", "catalogue", { etag }).catch((refused) => refused);
  state.reached(told !== null);
  if (told instanceof Error) state.say(refusal(told), "stop");
  if (told === null || told instanceof Error) return;
  state.askedAt.value = Date.now();
  if (told.status === 304) return;
  await state.store().remember("catalogue", told.body);
  state.catalogue.value = told.body;
  await adoptShift(told.body.till.open_shift);
}

/** @param {any} refused */
const refusal = ({ status, message }) => (status === 401 ? word("credentialEnded") : message);

/** A shift that is open at the server and unknown here is gone on with. @param {any} open */
async function adoptShift(open) {
  if (state.shift.value || !open) return;
  const { cashier_name: _name, ...known } = open;
  await state.store().remember("shift", known);
  state.shift.value = known;
}

let going = false;

function keepGoing() {
  if (going) return;
  going = true;
  void send();
  void heartbeat();
  void state.store().forget(utc(Date.now() - KEPT_DAYS * DAY_MS));
  showCustomer();
  setInterval(heartbeat, HEARTBEAT_MS);
  setInterval(refresh, CATALOGUE_MS);
  setInterval(() => (state.now.value = Date.now()), TICK_MS);
  document.addEventListener("visibilitychange", () => document.hidden || void send());
}

void boot();
