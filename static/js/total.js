// @ts-check
/** What a cart comes to: each line's half and the sums, all of them sums of the halves. */
import { shareOf, sum } from "./money.js";
import { discountWeights, listPrice, partBack, priceSold } from "./pricing.js";

/**
 * @typedef {import("./cart.js").Line & import("./pricing.js").Half & {vatRateBp: number | null}} Priced
 * @typedef {{lines: Priced[], listDong: number, discountDong: number, totalDong: number, pieces: number}} Total
 * @typedef {{vat_class: string, valid_from: string, rate_bp: number | null}} VatRate
 */

/**
 * The rate of a class on a calendar day in Vietnam: the last row from no later than that day; null where it has none.
 * @param {readonly VatRate[]} rates
 * @param {string} vatClass
 * @param {string} day YYYY-MM-DD
 */
export function rateOn(rates, vatClass, day) {
  /** @type {VatRate | null} */
  let last = null;
  for (const rate of rates) {
    if (rate.vat_class !== vatClass || rate.valid_from > day) continue;
    if (last === null || rate.valid_from >= last.valid_from) last = rate;
  }
  return last?.rate_bp ?? null;
}

/**
 * @param {import("./cart.js").Content} cart
 * @param {readonly VatRate[]} rates
 * @param {string} day the calendar day in Vietnam
 * @returns {Total}
 */
export function totalOf(cart, rates, day) {
  const goods = cart.lines.filter((line) => line.back === null).map((line) => asSold(line, rates, day));
  const halves = priceSold(goods, cartDiscount(cart, goods));
  const priced = new Map(goods.map((line, i) => [line.id, { ...line, ...halves[i] }]));
  const lines = cart.lines.map((line) => priced.get(line.id) ?? back(line));
  return { lines, ...sums(lines) };
}

/** @param {readonly Priced[]} lines */
function sums(lines) {
  const listDong = sum(lines.map((line) => line.listDong));
  const totalDong = sum(lines.map((line) => line.paidDong));
  const pieces = sum(lines.map((line) => (line.unit === "piece" ? Math.abs(line.quantity) : 1)));
  return { listDong, totalDong, discountDong: listDong - totalDong, pieces };
}

/** @param {import("./cart.js").Line} line @param {readonly VatRate[]} rates @param {string} day */
function asSold(line, rates, day) {
  const listDong = listPrice(line.unitPriceDong, line.quantity, line.priceBasis);
  return { ...line, lineDiscountDong: taken(line.discount, listDong), vatRateBp: rateOn(rates, line.vatClass, day) };
}

/** @param {import("./cart.js").Content} cart @param {readonly import("./pricing.js").Sold[]} goods */
const cartDiscount = (cart, goods) => taken(cart.discount, sum(discountWeights(goods)));

/**
 * What a discount takes off an amount, in đồng; never more than there is.
 * @param {import("./cart.js").Discount | null} discount
 * @param {number} amountDong
 */
export function taken(discount, amountDong) {
  if (discount === null) return 0;
  return discount.kind === "percent" ? shareOf(amountDong, discount.bp) : Math.min(discount.dong, amountDong);
}

/**
 * The most that a discount in đồng can take off: of one line its price, of the cart what its goods still cost.
 * @param {Total} total
 * @param {string | null} lineId null for the whole cart
 */
export function mostOff({ lines }, lineId) {
  const goods = lines.filter((line) => line.back === null);
  return lineId === null ? sum(discountWeights(goods)) : sum(goods.map((one) => (one.id === lineId ? one.listDong : 0)));
}

/** @param {import("./cart.js").Line} line @returns {Priced} */
function back(line) {
  if (line.back === null) throw new TypeError("a sold line has a price of its own");
  const { sold, before, vatRateBp } = line.back;
  return { ...line, ...partBack(line.back, { sold, before, now: -line.quantity }), vatRateBp };
}
