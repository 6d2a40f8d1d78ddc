// @ts-check
/** What the page shows, as signals; every change of the cart is remembered so that a reload loses nothing. */

import { computed, signal } from "../../vendor/preact.js";
import { EMPTY, withoutPast } from "../cart.js";
import { buildIndex } from "../search.js";
import { dayOf } from "../time.js";
import { totalOf } from "../total.js";

/** @type {any} the till's database, once it is open */
let db = null;

/** @typedef {"loading" | "blocked" | "enrol" | "shift" | "sell" | "pay" | "done" | "back" | "closing" | "latest"} Place */

export const place = signal(/** @type {Place} */ ("loading"));
export const till = signal(/** @type {any} */ (null));
export const catalogue = signal(/** @type {any} */ (null));
export const shift = signal(/** @type {any} */ (null));
export const cart = signal(/** @type {import("../cart.js").Cart} */ (EMPTY));
export const held = signal(/** @type {any[]} */ ([]));
export const query = signal("");
export const set = signal("");
export const waiting = signal(0);
export const quarantined = signal(/** @type {any[]} */ ([]));
export const online = signal(true);
export const offsetMs = signal(0);
export const said = signal(/** @type {{text: string, tone: string} | null} */ (null));
export const done = signal(/** @type {any} */ (null));
export const asking = signal(/** @type {"" | "quantity" | "discount" | "keys" | "held"} */ (""));
export const busy = signal(false);
export const now = signal(Date.now());
export const lastNumber = signal(0);

export const cashier = { id: document.body.dataset.cashierId ?? "", name: document.body.dataset.cashierName ?? "" };

export const products = computed(() => /** @type {any[]} */ (catalogue.value?.products ?? []));
export const byId = computed(() => new Map(products.value.map((product) => [product.id, product])));
export const byCode = computed(() => codesOf(products.value));
/** The number that the next receipt will have: never one that the server or this browser has used. */
export const nextNumber = computed(() => Math.max(catalogue.value?.till.next_number ?? 1, lastNumber.value + 1));
export const index = computed(() => buildIndex(products.value.map(findable)));
export const total = computed(() =>
  totalOf(cart.value, catalogue.value?.vat_rates ?? [], dayOf(now.value + offsetMs.value)),
);

/** @param {any} product */
const findable = (product) => ({
  name: product.name,
  more: [product.code, product.name_en, product.producer.name, product.producer.commune, ...product.barcodes].join(" "),
});

/** Every code with the products that it stands on; leading zeros of one GTIN are no difference. @param {any[]} every */
function codesOf(every) {
  const found = new Map();
  for (const product of every)
    for (const code of [product.code, ...product.barcodes.map(plain)]) {
      if (!found.has(code)) found.set(code, []);
      if (!found.get(code).includes(product)) found.get(code).push(product);
    }
  return found;
}

/** @param {string} code */
export const plain = (code) => (/^\d{8,14}$/.test(code) ? code.replace(/^0+/, "") : code);

/** The price in force now, null while there is none. @param {any} product */
export function priceOf(product) {
  const begun = product.prices.filter((/** @type {any} */ price) => Date.parse(price.valid_from) <= now.value + offsetMs.value);
  return begun.at(-1)?.unit_price_dong ?? null;
}

/** @param {any} opened */
export const useStore = (opened) => {
  db = opened;
};

export const store = () => db;

/** Change the cart and remember it. @param {import("../cart.js").Cart} next */
export async function setCart(next) {
  cart.value = next;
  const { remember } = await import("./store.js");
  await remember(db, "cart", next.lines.length ? withoutPast(next) : null);
}

/** @param {string} text @param {"ok" | "note" | "stop"} [tone] */
export const say = (text, tone = "note") => {
  said.value = { text, tone };
};
