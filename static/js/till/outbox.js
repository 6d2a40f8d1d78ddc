// @ts-check
/** Sending what was sold: one sender for all tabs, again and again until the server has answered each sale. */

import { envelope } from "../sale.js";
import { utc } from "../time.js";
import { call, Refused } from "./api.js";
import { offsetMs, online, quarantined, say, store, till, waiting } from "./state.js";
import { answered, latestSales, waitingSales } from "./store.js";
import { word } from "./words.js";

const BATCH = 50;
const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const SETTLED = new Set(["created", "duplicate"]);

let pause = FIRST_MS;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Look at the outbox now. */
export async function send() {
  clearTimeout(timer);
  await navigator.locks.request("ganh-outbox", { ifAvailable: true }, (lock) => (lock ? sendAll() : undefined));
  timer = setTimeout(send, waiting.value ? pause + Math.random() * pause : LONGEST_MS);
}

async function sendAll() {
  let sales = await waitingSales(store());
  waiting.value = sales.length;
  while (sales.length && (await sendSome(sales.slice(0, BATCH)))) {
    sales = await waitingSales(store());
    waiting.value = sales.length;
  }
  await refreshQuarantine();
}

/** @param {import("./store.js").Kept[]} sales @returns {Promise<boolean>} whether they have their answers */
async function sendSome(sales) {
  const told = await post(sales);
  online.value = told !== null;
  pause = told ? FIRST_MS : Math.min(pause * 2, LONGEST_MS);
  if (told === null) return false;
  for (const [place, sale] of sales.entries()) {
    const { status, reason } = told.body.results[place];
    await answered(store(), sale.id, SETTLED.has(status) ? "stored" : status, reason ?? "");
  }
  return true;
}

/** @param {import("./store.js").Kept[]} sales */
async function post(sales) {
  const body = envelope(sales.map((kept) => kept.sale), utc(Date.now()));
  try {
    return await call(till.value.credential, "sales", { method: "POST", body });
  } catch (error) {
    if (error instanceof Refused && error.status === 401) say(word("credentialEnded"), "stop");
    return null;
  }
}

async function refreshQuarantine() {
  const latest = await latestSales(store(), 500);
  quarantined.value = latest.filter((kept) => kept.status === "conflict" || kept.status === "rejected");
}

/** Ask for the server's clock; that it answers tells that it is there. */
export async function heartbeat() {
  const asked = Date.now();
  const told = await call(till.value.credential, "heartbeat").catch(() => null);
  online.value = told !== null;
  if (told) offsetMs.value = Date.parse(told.body.now) - Math.round((asked + Date.now()) / 2);
}
