// @ts-check
/** Sending what was sold: one sender for all windows, again and again until the server has answered each sale. */
import { envelope } from "../sale.js";
import { utc } from "../time.js";
import { Refused, call } from "./api.js";
import { link, offsetMs, reached, say, store, till, troubled, waiting } from "./state.js";
import { word } from "./words.js";

const MOST_AT_ONCE = 50;
const FIRST_MS = 500;
const LONGEST_MS = 30_000;
const TOO_LARGE = 413;
const SETTLED = new Set(["created", "duplicate"]);

let pause = FIRST_MS;
let atOnce = MOST_AT_ONCE;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Look at the outbox now; afterwards it looks again by itself. */
export async function send() {
  clearTimeout(timer);
  await alone(sendAll);
  clearTimeout(timer);
  const wait = waiting.value.length ? pause + Math.random() * pause : LONGEST_MS;
  link.value = { ...link.value, nextTryAt: Date.now() + wait };
  timer = setTimeout(send, wait);
}

/** Only one window sends; without locks (no secure context) the server's keys alone keep sales single. @param {() => Promise<void>} work */
const alone = (work) =>
  navigator.locks
    ? navigator.locks.request("ganh-outbox", { ifAvailable: true }, (lock) => (lock ? work() : count()))
    : work();

async function count() {
  waiting.value = await store().waiting();
  troubled.value = await store().troubled();
}

async function sendAll() {
  await count();
  while (waiting.value.length && (await sendSome(waiting.value.slice(0, atOnce)))) await count();
}

/** @param {import("./store.js").Kept[]} sales @returns {Promise<boolean>} whether they have their answers */
async function sendSome(sales) {
  const results = await post(sales);
  pause = results ? FIRST_MS : Math.min(pause * 2, LONGEST_MS);
  if (results === null) return false;
  for (const { id, status, reason } of results) {
    await store().answered(id, SETTLED.has(status) ? "stored" : status, reason ?? "");
  }
  link.value = { ...link.value, sentAt: Date.now() };
  return results.length > 0;
}

/** @param {import("./store.js").Kept[]} sales @returns {Promise<any[] | null>} null to try again later */
async function post(sales) {
  const body = envelope(sales.map((kept) => kept.sale), utc(Date.now()));
  try {
    const told = await call(till.value?.credential ?? "", "sales", { method: "POST", body });
    reached(told !== null);
    return told && told.body.results;
  } catch (error) {
    onRefusal(error);
    return null;
  }
}

/** The queue is kept whatever the server says against the whole of it. @param {unknown} error */
function onRefusal(error) {
  if (!(error instanceof Refused)) throw error;
  reached(true);
  if (error.status === TOO_LARGE) atOnce = Math.max(1, Math.floor(atOnce / 2));
  else if (error.status === 401 || error.status === 403) say(word("credentialEnded"), "stop");
}

/** Ask for the server's clock; any answer tells that it is there, and a queue that waited goes on. */
export async function heartbeat() {
  const asked = Date.now();
  const told = await call(till.value?.credential ?? "", "heartbeat").catch((refused) => refused);
  reached(told !== null);
  if (told === null || told instanceof Refused) return;
  offsetMs.value = Date.parse(told.body.now) - Math.round((asked + Date.now()) / 2);
  if (waiting.value.length) void send();
}
