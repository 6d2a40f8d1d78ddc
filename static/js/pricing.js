// @ts-check
/** The customer's half of a sale, by the rules of pos/pricing/rules.py; shared vectors hold both to the đồng. */
import { allocate, roundHalfAway, roundTo, sum, times } from "./money.js";

/**
 * @typedef {object} Sold A line on its way over the counter.
 * @property {number} quantity pieces, grams or millilitres; > 0
 * @property {number} unitPriceDong for `priceBasis` of them
 * @property {number} priceBasis 1, 100 or 1000
 * @property {number} lineDiscountDong
 * @property {boolean} [noDiscount] the cart's discount passes it by
 * @property {string} vatClass
 * @property {number | null} vatRateBp
 * @property {string} [seller] whose invoice it goes on; the house's when absent
 *
 * @typedef {object} Half The customer's half of a line, in đồng.
 * @property {number} listDong L
 * @property {number} lineDiscountDong
 * @property {number} cartDiscountDong with the line's: D
 * @property {number} paidDong A = L - D, VAT included
 * @property {number} vatDong V, inside A
 */

/**
 * L = round(p x q / basis).
 * @param {number} unitPriceDong
 * @param {number} quantity
 * @param {number} priceBasis
 */
export const listPrice = (unitPriceDong, quantity, priceBasis) =>
  roundHalfAway(times(unitPriceDong, quantity), priceBasis);

/**
 * A cart discount over its lines; the weights are L - line discount, 0 for lines that take none.
 * @param {number} discountDong
 * @param {readonly number[]} weights
 */
export const spreadDiscount = (discountDong, weights) =>
  discountDong === 0 ? weights.map(() => 0) : allocate(discountDong, weights);

/**
 * What the cart's discount may be spread over: L - line discount of every line that takes one.
 * @param {readonly Sold[]} lines
 */
export const discountWeights = (lines) =>
  lines.map((line) =>
    line.noDiscount ? 0 : listPrice(line.unitPriceDong, line.quantity, line.priceBasis) - line.lineDiscountDong,
  );

/**
 * The halves of the sold lines of one sale.
 * @param {readonly Sold[]} lines
 * @param {number} cartDiscountDong at most the sum of the weights
 * @returns {Half[]}
 */
export function priceSold(lines, cartDiscountDong) {
  const discounts = spreadDiscount(cartDiscountDong, discountWeights(lines));
  const halves = lines.map((line, i) => untaxed(line, discounts[i]));
  const vat = vatOfLines(lines.map((line, i) => ({ ...line, paidDong: halves[i].paidDong })));
  return halves.map((half, i) => ({ ...half, vatDong: vat[i] }));
}

/**
 * @param {Sold} line
 * @param {number} cartDiscountDong
 */
function untaxed(line, cartDiscountDong) {
  const listDong = listPrice(line.unitPriceDong, line.quantity, line.priceBasis);
  const paidDong = listDong - line.lineDiscountDong - cartDiscountDong;
  return { listDong, lineDiscountDong: line.lineDiscountDong, cartDiscountDong, paidDong };
}

/**
 * VAT inside each line: computed once per seller and class, spread by largest remainder with weights A.
 * @param {readonly {paidDong: number, vatClass: string, vatRateBp: number | null, seller?: string}[]} lines
 * @returns {number[]}
 */
export function vatOfLines(lines) {
  const vat = lines.map(() => 0);
  for (const places of invoiceGroups(lines)) {
    const paid = places.map((i) => lines[i].paidDong);
    const rate = lines[places[0]].vatRateBp ?? 0;
    const parts = spreadDiscount(roundHalfAway(times(sum(paid), rate), 10_000 + rate), paid);
    places.forEach((place, i) => (vat[place] = parts[i]));
  }
  return vat;
}

/**
 * The places of the lines of each seller and class, in order.
 * @param {readonly {vatClass: string, seller?: string}[]} lines
 * @returns {Iterable<number[]>}
 */
function invoiceGroups(lines) {
  const groups = new Map();
  lines.forEach(({ seller = "", vatClass }, i) => {
    const key = `${seller}|${vatClass}`;
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  return groups.values();
}

/**
 * What falls on the next `now` pieces of `sold` when `before` are back already: f(k+n) - f(k).
 * @param {number} totalDong
 * @param {number} sold
 * @param {number} before
 * @param {number} now
 */
export const partOf = (totalDong, sold, before, now) =>
  roundHalfAway(times(totalDong, before + now), sold) - roundHalfAway(times(totalDong, before), sold);

/**
 * The half of pieces that come back: negative, at the frozen amounts of the sold line. D = L - A stands in the line
 * discount, for the sold line no longer says which part of it was the cart's.
 * @param {{listDong: number, paidDong: number, vatDong: number}} original
 * @param {{sold: number, before: number, now: number}} pieces
 * @returns {Half}
 */
export function partBack(original, { sold, before, now }) {
  /** @param {number} total */
  const back = (total) => 0 - partOf(total, sold, before, now);
  const [listDong, paidDong, vatDong] = [original.listDong, original.paidDong, original.vatDong].map(back);
  return { listDong, lineDiscountDong: listDong - paidDong, cartDiscountDong: 0, paidDong, vatDong };
}

/**
 * What is asked for in cash: the total minus other means, rounded as the location rounds.
 * @param {number} totalDong
 * @param {number} otherMeansDong
 * @param {number} unitDong
 * @param {"nearest" | "down"} mode
 */
export const cashDue = (totalDong, otherMeansDong, unitDong, mode) =>
  roundTo(totalDong - otherMeansDong, unitDong, mode);

/**
 * Cash to pay out for a return, rounded cumulatively: giving back all gives back what was paid. Both are positive.
 * @param {number} beforeDong what earlier returns of the sale came to
 * @param {number} nowDong this one
 * @param {number} unitDong
 * @param {"nearest" | "down"} mode
 */
export const cashRefund = (beforeDong, nowDong, unitDong, mode) =>
  roundTo(beforeDong + nowDong, unitDong, mode) - roundTo(beforeDong, unitDong, mode);
