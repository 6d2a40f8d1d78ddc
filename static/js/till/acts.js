// @ts-check
/** What a cashier does with the cart. */
import { add, clear, undo } from "../cart.js";
import { plain } from "../goods.js";
import { itemOfCase } from "../gs1/digits.js";
import { read } from "../gs1.js";
import { idMaker } from "../ids.js";
import { isMeasured } from "../quantity.js";
import { dayOf } from "../time.js";
import { receiptOf } from "./codes.js";
import { beep, buzz } from "./sounds.js";
import * as state from "./state.js";
import { word } from "./words.js";

export const newId = idMaker((words) => crypto.getRandomValues(words));

const SELLING = new Set(["sell", "done", "pay"]);
/** "5*" and what is meant, as one text. */
const MANY = /^(\d{1,4})\*(.+)$/;

/** @typedef {{scanned?: string, quantity?: number | null, lotCode?: string | null}} How */

/**
 * Put goods into the cart; weighed goods without a weight are asked for it first.
 * @param {any} product
 * @param {How} [how]
 */
export async function addProduct(product, { scanned = "", quantity = null, lotCode = null } = {}) {
  const price = state.priceOf(product);
  if (price === null) return refuse(word("noPrice", { name: product.name }));
  if (quantity === null && isMeasured(product.unit)) return ask(product, { scanned, lotCode });
  const { id: productId, name, unit, unit_text: unitText, price_basis: priceBasis, vat_class: vatClass } = product;
  await put({ ...newLine(scanned), productId, name, unit, unitText, priceBasis, vatClass, lotCode, quantity: quantity ?? 1, unitPriceDong: price });
}

/** An item that the catalogue does not know, at the price that the cashier reads on it. @param {string} scanned @param {string} name @param {number} unitPriceDong */
export const addUnknown = (scanned, name, unitPriceDong) => put({ ...newLine(scanned), name, unitPriceDong });

/** @param {string} scanned @returns {import("../cart.js").Line} */
const newLine = (scanned) => ({
  id: newId(Date.now()),
  productId: null,
  scanned,
  name: "",
  unit: "piece",
  unitText: "",
  quantity: 1,
  unitPriceDong: 0,
  priceBasis: 1,
  vatClass: "none",
  lotCode: null,
  noDiscount: false,
  discount: null,
  back: null,
});

/** @param {any} product @param {How} how */
function ask(product, how) {
  state.weighing.value = { product, how };
  state.asking.value = "quantity";
}

/** @param {import("../cart.js").Line} line */
async function put(line) {
  state.said.value = null;
  state.asking.value = "";
  state.weighing.value = null;
  if (state.place.value === "done") leaveDone();
  const next = add(state.cart.value, line);
  state.touched.value = { id: next.chosen ?? "", n: state.touched.value.n + 1 };
  beep();
  await state.setCart(next);
}

/** A code that was scanned, wherever the focus was; "5*" in the search makes it five. @param {string} code */
export async function scan(code) {
  const receipt = receiptOf(code);
  if (receipt) return openReturn(receipt);
  if (!SELLING.has(state.place.value) || state.busy.value) return refuse("");
  const times = /^(\d{1,4})\*$/.exec(state.query.value.trim());
  if (!times || MANY.test(code)) return typed(code);
  state.query.value = "";
  await sell(code, Number(times[1]));
}

/** What was typed into the search, or scanned so soon after "5*" that it came as one, and ended with Enter. @param {string} text */
export async function typed(text) {
  const many = MANY.exec(text.trim());
  state.query.value = "";
  await (many ? sell(many[2], Number(many[1])) : sell(text.trim(), 1));
}

/** @param {string} code @param {number} times */
async function sell(code, times) {
  const today = dayOf(state.now.value + state.offsetMs.value);
  const templates = state.catalogue.value?.location.label_templates ?? [];
  const told = read(code, { templates, year: Number(today.slice(0, 4)) });
  if (told.expiry && told.expiry < today) return refuse(word("outOfDate", { day: told.expiry.split("-").reverse().join("/") }));
  const found = goodsOf(code, told);
  if (found.length === 0) return unknown(code);
  if (found.length > 1) return several(code);
  const quantity = isMeasured(found[0].unit) ? told.weightGrams : times;
  await addProduct(found[0], { scanned: code, lotCode: told.lot, quantity });
}

/** The goods that a code stands on: as it is, as a GTIN, as what a case holds, as a scale's item. @param {string} code @param {import("../gs1.js").ScannedCode} told @returns {any[]} */
function goodsOf(code, told) {
  const inCase = told.gtin && itemOfCase(told.gtin);
  for (const each of [code, told.gtin, inCase, told.item]) {
    const found = each && state.byCode.value.get(plain(each));
    if (found) return found;
  }
  return [];
}

/** @param {string} code */
function several(code) {
  state.query.value = code;
  state.place.value = "sell";
  state.say(word("several"));
}

/** @param {string} code */
function unknown(code) {
  buzz();
  state.said.value = { text: word("unknownCode", { code }), tone: "stop", code };
}

/** @param {string} text */
function refuse(text) {
  buzz();
  if (text) state.say(text, "stop");
}

/** @param {string} receipt */
function openReturn(receipt) {
  state.returning.value = receipt;
  state.asking.value = "";
  state.place.value = "back";
}

export function leaveDone() {
  state.done.value = null;
  state.place.value = "sell";
}

export const emptyCart = () => state.setCart(clear(state.cart.value));

export const takeBack = () => state.setCart(undo(state.cart.value));
