// @ts-check
/** What the till keeps by itself: one IndexedDB, written durably. A sale is stored before anything else happens. */

import { openDB } from "../../vendor/idb.js";

const STRICT = /** @type {const} */ ({ durability: "strict" });

/** @typedef {{id: string, number: number, receipt: string, sale: object, status: string, reason: string}} Kept */

/** Open the till's database, making its stores the first time. */
export const openStore = () =>
  openDB("ganh-till", 1, {
    upgrade(db) {
      db.createObjectStore("kv");
      db.createObjectStore("sales", { keyPath: "id" });
      db.createObjectStore("outbox", { keyPath: "id" });
    },
  });

/** @param {any} db @param {string} key */
export const recall = (db, key) => db.get("kv", key);

/** @param {any} db @param {string} key @param {unknown} value */
export async function remember(db, key, value) {
  const write = db.transaction("kv", "readwrite", STRICT);
  await Promise.all([value === null ? write.store.delete(key) : write.store.put(value, key), write.done]);
}

/**
 * Store a completed sale, its number and its place in the outbox, all in one durable transaction; the cart it
 * came from is gone with it. The number is taken here and nowhere else, so that none is ever used twice.
 * @param {any} db
 * @param {number} atLeast the lowest number that the server leaves free
 * @param {(number: number) => {sale: any, receipt: string}} make
 * @returns {Promise<Kept>}
 */
export async function keepSale(db, atLeast, make) {
  const write = db.transaction(["kv", "sales", "outbox"], "readwrite", STRICT);
  const kv = write.objectStore("kv");
  const number = Math.max(atLeast, (await kv.get("lastNumber")) + 1 || 1);
  const { sale, receipt } = make(number);
  const kept = { id: sale.id, number, receipt, sale, status: "waiting", reason: "" };
  await Promise.all([
    kv.put(number, "lastNumber"),
    kv.delete("cart"),
    write.objectStore("sales").put(kept),
    write.objectStore("outbox").put({ id: sale.id, number }),
    write.done,
  ]);
  return kept;
}

/** The sales that wait to be sent, in the order of their numbers. @param {any} db @returns {Promise<Kept[]>} */
export async function waitingSales(db) {
  const waiting = await db.getAll("outbox");
  waiting.sort((/** @type {any} */ a, /** @type {any} */ b) => a.number - b.number);
  return Promise.all(waiting.map((/** @type {any} */ entry) => db.get("sales", entry.id)));
}

/**
 * Note the server's answer to one sale and take it out of the outbox: it has its place now, even when refused.
 * @param {any} db
 * @param {string} id
 * @param {string} status
 * @param {string} reason
 */
export async function answered(db, id, status, reason) {
  const write = db.transaction(["sales", "outbox"], "readwrite", STRICT);
  const kept = await write.objectStore("sales").get(id);
  await Promise.all([
    write.objectStore("sales").put({ ...kept, status, reason }),
    write.objectStore("outbox").delete(id),
    write.done,
  ]);
}

/** The latest sales of this browser, newest first. @param {any} db @param {number} count @returns {Promise<Kept[]>} */
export async function latestSales(db, count) {
  const every = await db.getAll("sales");
  return every.sort((/** @type {Kept} */ a, /** @type {Kept} */ b) => b.number - a.number).slice(0, count);
}
