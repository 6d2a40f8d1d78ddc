// @ts-check
/** What the page shows, as signals. */
import { computed, signal } from "../../vendor/preact.js";
import { EMPTY, contentOf } from "../cart.js";
import { codesOf, findable, priceAt } from "../goods.js";
import { buildIndex } from "../search.js";
import { dayOf } from "../time.js";
import { totalOf } from "../total.js";

/** @typedef {"loading" | "enrol" | "shift" | "sell" | "pay" | "done" | "back" | "closing" | "latest"} Place */
/** @typedef {"" | "quantity" | "discount" | "keys" | "held" | "queue" | "menu" | "camera"} Asking */

/** @type {import("./store.js").Store | null} */
let opened = null;
let cartKey = "cart";

export const place = signal(/** @type {Place} */ ("loading"));
export const till = signal(/** @type {{id: string, code: string, credential: string} | null} */ (null));
export const catalogue = signal(/** @type {any} */ (null));
/** When the server last said that the catalogue is the newest; device time. */
export const askedAt = signal(0);
export const shift = signal(/** @type {any} */ (null));
export const cart = signal(/** @type {import("../cart.js").Cart} */ (EMPTY));
export const held = signal(/** @type {{at: number, cart: import("../cart.js").Content}[]} */ ([]));
export const query = signal("");
/** What the tiles show: "often", "" for all, or a product set. */
export const shown = signal("often");
export const waiting = signal(/** @type {import("./store.js").Kept[]} */ ([]));
export const troubled = signal(/** @type {import("./store.js").Kept[]} */ ([]));
/** Whether the server answers, since when, when a sale last went, when it is tried again; device time. */
export const link = signal({ online: true, since: 0, sentAt: 0, nextTryAt: 0 });
export const offsetMs = signal(0);
/** What the last scan or act has to say; `code` is an unknown one. */
export const said = signal(/** @type {{text: string, tone: string, code?: string} | null} */ (null));
export const done = signal(/** @type {any} */ (null));
/** The receipt that goods come back of. */
export const returning = signal("");
export const asking = signal(/** @type {Asking} */ (""));
/** The goods that a quantity is asked for before they go into the cart. */
export const weighing = signal(/** @type {{product: any, how: any} | null} */ (null));
/** On a phone: whether the cart covers the goods. */
export const raised = signal(false);
export const busy = signal(false);
export const now = signal(Date.now());
export const lastNumber = signal(0);
/** The line that the last scan went to, and how many there were: it blinks. */
export const touched = signal({ id: "", n: 0 });
/** How many receipts of late each product stands on. */
export const often = signal(/** @type {Map<string, number>} */ (new Map()));

export const cashier = { id: document.body.dataset.cashierId ?? "", name: document.body.dataset.cashierName ?? "" };

export const products = computed(() => /** @type {any[]} */ (catalogue.value?.products ?? []));
export const byId = computed(() => new Map(products.value.map((product) => [product.id, product])));
export const byCode = computed(() => codesOf(products.value));
/** The number that the next receipt will have: never one that the server or this browser has used. */
export const nextNumber = computed(() => Math.max(catalogue.value?.till.next_number ?? 1, lastNumber.value + 1));
export const index = computed(() => buildIndex(products.value.map(findable)));
const today = computed(() => dayOf(now.value + offsetMs.value));
export const total = computed(() => totalOf(cart.value, catalogue.value?.vat_rates ?? [], today.value));
/** How many of each product are in the cart. */
export const inCart = computed(() => {
  const found = new Map();
  for (const line of cart.value.lines) {
    if (!line.back && line.productId) found.set(line.productId, (found.get(line.productId) ?? 0) + line.quantity);
  }
  return found;
});

/** The price in force now, null while there is none. @param {any} product @returns {number | null} */
export const priceOf = (product) => priceAt(product.prices, now.value + offsetMs.value);

/** @param {import("./store.js").Store} store @param {string} key of this window's cart */
export function useStore(store, key) {
  opened = store;
  cartKey = key;
}

export function store() {
  if (!opened) throw new Error("the store is not open yet");
  return opened;
}

export const keyOfCart = () => cartKey;

/** Change the cart and remember it, so that a reload loses nothing. @param {import("../cart.js").Cart} next */
export async function setCart(next) {
  cart.value = next;
  await store().remember(cartKey, next.lines.length ? contentOf(next) : null);
}

/** Whether the server answered just now. @param {boolean} online */
export function reached(online) {
  if (link.value.online === online && link.value.since) return;
  link.value = { ...link.value, online, since: Date.now() };
}

/** @param {string} text @param {"ok" | "note" | "stop"} [tone] */
export function say(text, tone = "note") {
  said.value = { text, tone };
}
