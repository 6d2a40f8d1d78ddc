// @ts-check
/** Where the browser lets nothing be stored: the same store in memory. A sale is safe only when the server has it. */

import { isTroubled, keptOf } from "./kept.js";

/** @typedef {import("./kept.js").Kept} Kept */

/** @returns {import("./store.js").Store} */
export function memoryStore() {
  const values = new Map();
  /** @type {Map<string, Kept>} */
  const sales = new Map();
  const newest = () => [...sales.values()].sort((a, b) => b.number - a.number);
  /** @param {string} key @param {(value: any) => unknown} change */
  const change = async (key, change) => {
    const value = change(values.get(key));
    if (value === null) values.delete(key);
    else values.set(key, value);
    return value;
  };
  return {
    durable: false,
    recall: async (key) => values.get(key),
    remember: async (key, value) => void (await change(key, () => value)),
    change,
    keepSale: async (atLeast, cartKey, make) => {
      const number = Math.max(atLeast, (values.get("lastNumber") ?? 0) + 1);
      const kept = keptOf(make(number), number);
      values.set("lastNumber", number);
      values.delete(cartKey);
      sales.set(kept.id, kept);
      return kept;
    },
    waiting: async () => newest().filter((kept) => kept.status === "waiting").reverse(),
    answered: async (id, status, reason) => {
      const kept = sales.get(id);
      if (kept) sales.set(id, { ...kept, status, reason });
    },
    latest: async (count) => newest().slice(0, count),
    troubled: async () => newest().filter(isTroubled),
    forget: async () => undefined,
  };
}
