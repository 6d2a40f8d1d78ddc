// @ts-check
/** What the till keeps by itself: one IndexedDB, written durably. A sale is stored before anything else happens. */
import { openDB } from "../../vendor/idb.js";
import { keptOf } from "./kept.js";

const STRICT = /** @type {const} */ ({ durability: "strict" });
const VERSION = 2;

/**
 * @typedef {import("./kept.js").Kept} Kept
 * @typedef {import("./kept.js").Made} Made
 *
 * @typedef {object} Store
 * @property {boolean} durable whether what it keeps survives the page
 * @property {(key: string) => Promise<any>} recall
 * @property {(key: string, value: unknown) => Promise<void>} remember null forgets
 * @property {(key: string, change: (value: any) => unknown) => Promise<any>} change in one transaction
 * @property {(atLeast: number, cartKey: string, make: (number: number) => Made) => Promise<Kept>} keepSale
 * @property {() => Promise<Kept[]>} waiting in the order of their numbers
 * @property {(id: string, status: Kept["status"], reason: string) => Promise<void>} answered
 * @property {(count: number) => Promise<Kept[]>} latest newest first
 * @property {() => Promise<Kept[]>} troubled those that the server keeps apart
 * @property {(before: string) => Promise<void>} forget stored sales made before a moment in UTC
 */

/**
 * Open the till's database, making its stores the first time.
 * @param {() => void} letGo called when another window brings a newer version: this one has closed the database, after
 *   what it was writing, for else the other would wait for ever
 * @returns {Promise<Store>}
 */
export async function openStore(letGo) {
  /** @param {number} _from @param {number | null} _to @param {any} change */
  const blocking = (_from, _to, { target }) => {
    target.close();
    letGo();
  };
  return storeOn(await openDB("ganh-till", VERSION, { upgrade, blocking }));
}

/** @param {any} db @param {number} from @param {number | null} _to @param {any} change */
function upgrade(db, from, _to, change) {
  if (from < 1) {
    db.createObjectStore("kv");
    db.createObjectStore("sales", { keyPath: "id" });
    db.createObjectStore("outbox", { keyPath: "id" });
  }
  const sales = change.objectStore("sales");
  sales.createIndex("number", "number");
  sales.createIndex("status", "status");
}

/** @param {any} db @returns {Store} */
const storeOn = (db) => ({
  durable: true,
  recall: (key) => db.get("kv", key),
  remember: async (key, value) => void (await changed(db, key, () => value)),
  change: (key, change) => changed(db, key, change),
  keepSale: (atLeast, cartKey, make) => keepSale(db, atLeast, cartKey, make),
  waiting: async () => {
    const entries = await db.getAll("outbox");
    const kept = await Promise.all(entries.map((/** @type {{id: string}} */ entry) => db.get("sales", entry.id)));
    return kept.sort((a, b) => a.number - b.number);
  },
  answered: (id, status, reason) => answered(db, id, status, reason),
  latest: (count) => latest(db, count),
  troubled: async () => [...(await withStatus(db, "conflict")), ...(await withStatus(db, "rejected"))],
  forget: (before) => forget(db, before),
});

/** @param {any} db @param {string} status @returns {Promise<Kept[]>} */
const withStatus = (db, status) => db.getAllFromIndex("sales", "status", status);

/** @param {any} db @param {string} key @param {(value: any) => unknown} change */
async function changed(db, key, change) {
  const write = db.transaction("kv", "readwrite", STRICT);
  const value = change(await write.store.get(key));
  await Promise.all([value === null ? write.store.delete(key) : write.store.put(value, key), write.done]);
  return value;
}

/**
 * Store a completed sale, its number and its place in the outbox, all in one durable transaction; the cart it came
 * from is gone with it. The number is taken here and nowhere else, so that none is ever used twice.
 * @param {any} db
 * @param {number} atLeast the lowest number that the server leaves free
 * @param {string} cartKey
 * @param {(number: number) => Made} make
 * @returns {Promise<Kept>}
 */
async function keepSale(db, atLeast, cartKey, make) {
  const write = db.transaction(["kv", "sales", "outbox"], "readwrite", STRICT);
  const kv = write.objectStore("kv");
  const number = Math.max(atLeast, ((await kv.get("lastNumber")) ?? 0) + 1);
  const kept = keptOf(make(number), number);
  await Promise.all([
    kv.put(number, "lastNumber"),
    kv.delete(cartKey),
    write.objectStore("sales").put(kept),
    write.objectStore("outbox").put({ id: kept.id, number }),
    write.done,
  ]);
  return kept;
}

/** The sale has its place at the server now, even when refused. @param {any} db @param {string} id @param {string} status @param {string} reason */
async function answered(db, id, status, reason) {
  const write = db.transaction(["sales", "outbox"], "readwrite", STRICT);
  const kept = await write.objectStore("sales").get(id);
  await Promise.all([
    write.objectStore("sales").put({ ...kept, status, reason }),
    write.objectStore("outbox").delete(id),
    write.done,
  ]);
}

/** @param {any} db @param {number} count @returns {Promise<Kept[]>} */
async function latest(db, count) {
  const found = [];
  let cursor = await db.transaction("sales").store.index("number").openCursor(null, "prev");
  while (cursor && found.length < count) {
    found.push(cursor.value);
    cursor = await cursor.continue();
  }
  return found;
}

/** @param {any} db @param {string} before */
async function forget(db, before) {
  const write = db.transaction("sales", "readwrite", STRICT);
  let cursor = await write.store.index("status").openCursor("stored");
  while (cursor) {
    if (cursor.value.sale.device_at < before) await cursor.delete();
    cursor = await cursor.continue();
  }
  await write.done;
}
