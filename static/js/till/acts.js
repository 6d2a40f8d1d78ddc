// @ts-check
/** What a cashier does with the cart. */

import { add, clear, EMPTY, withoutPast } from "../cart.js";
import { read } from "../gs1.js";
import { idMaker } from "../ids.js";
import { receiptOf } from "./codes.js";
import { beep, buzz } from "./sounds.js";
import { asking, byCode, cart, done, held, place, plain, priceOf, query, said, say, setCart, store } from "./state.js";
import { remember } from "./store.js";
import { word } from "./words.js";

export const newId = idMaker((words) => crypto.getRandomValues(words));

/** How many the next item is to be, after "5*". */
let times = 1;

/** @param {any} product @param {{scanned?: string, quantity?: number, lotCode?: string | null}} [how] */
export async function addProduct(product, { scanned = "", quantity = 1, lotCode = null } = {}) {
  const price = priceOf(product);
  if (price === null) return refuse(word("noPrice"));
  const line = {
    id: newId(Date.now()), productId: product.id, scanned, name: product.name, unit: product.unit,
    unitText: product.unit_text, quantity: quantity * times, unitPriceDong: price, priceBasis: product.price_basis,
    vatClass: product.vat_class, lotCode, noDiscount: false, discount: null, back: null,
  };
  times = 1;
  said.value = null;
  if (place.value === "done") leaveDone();
  await setCart(add(cart.value, line));
  beep();
}

/** A code that was scanned, wherever the focus was. @param {string} code */
export async function scan(code) {
  const receipt = receiptOf(code);
  if (receipt) return openReturn(receipt);
  if (place.value !== "sell" && place.value !== "done") return refuse("");
  const told = read(code);
  const found = byCode.value.get(plain(code)) ?? byCode.value.get(told.gtin ? plain(told.gtin) : "") ?? [];
  if (found.length === 1) return addProduct(found[0], { scanned: code, lotCode: told.lot, quantity: told.weightGrams ?? 1 });
  if (found.length > 1) {
    query.value = code;
    return say(word("several"));
  }
  refuse(word("unknownCode", { code }));
}

/** What was typed into the search and ended with Enter. @param {string} text */
export async function typed(text) {
  const many = /^(\d{1,4})\*(.*)$/.exec(text.trim());
  if (many) times = Number(many[1]) || 1;
  const code = many ? many[2] : text.trim();
  query.value = "";
  if (code) await scan(code);
}

/** @param {string} text */
function refuse(text) {
  buzz();
  if (text) say(text, "stop");
}

/** @param {string} receipt */
export function openReturn(receipt) {
  done.value = { receipt };
  place.value = "back";
}

export function leaveDone() {
  done.value = null;
  place.value = "sell";
}

/** Put the cart aside; it survives a reload and a power cut. */
export async function hold() {
  if (!cart.value.lines.length) return;
  const put = [...held.value, { at: Date.now(), cart: withoutPast(cart.value) }];
  await remember(store(), "held", put);
  held.value = put;
  await setCart(EMPTY);
}

/** @param {number} position */
export async function recallHeld(position) {
  const chosen = held.value[position];
  const rest = held.value.toSpliced(position, 1);
  if (cart.value.lines.length) rest.push({ at: Date.now(), cart: withoutPast(cart.value) });
  await remember(store(), "held", rest);
  held.value = rest;
  await setCart(chosen.cart);
  asking.value = "";
}

export const emptyCart = () => setCart(clear(cart.value));
