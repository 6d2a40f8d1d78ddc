// @ts-check
/** Finding the receipt that goods come back of. */
import { sum } from "../money.js";
import { partOf } from "../pricing.js";
import { isMeasured } from "../quantity.js";
import { receiptNumber } from "../sale.js";
import { Refused, call } from "./api.js";
import { refunded } from "./checkout.js";
import { receiptOf } from "./codes.js";
import { byId, store, till, waiting } from "./state.js";
import { word } from "./words.js";

/**
 * @typedef {{id: string, productId: string | null, name: string, unit: string, quantity: number, returned: number, unitPriceDong: number,
 *   priceBasis: number, listDong: number, paidDong: number, vatClass: string, vatRateBp: number | null, vatDong: number}} SoldLine
 * @typedef {{receipt: string, at: number, lines: SoldLine[]}} Found
 */

const ENOUGH = 2_000;

/**
 * A receipt by what was typed or scanned, or the sentence that says why there is none.
 * @param {string} text
 * @returns {Promise<Found | string>}
 */
export async function findReceipt(text) {
  const number = numberOf(text);
  const told = await call(till.value?.credential ?? "", `receipts/${encodeURIComponent(number)}`).catch((refused) => refused);
  if (told instanceof Refused) return told.status === 404 ? word("notFound", { number }) : told.message;
  const found = told === null ? await heldHere(number) : fromServer(told.body);
  if (found === null) return word("returnOffline");
  remember(found);
  return found;
}

/** "412" is this till's own receipt. @param {string} text */
function numberOf(text) {
  const bare = /^\d{1,9}$/.exec(text.trim());
  if (bare) return receiptNumber(till.value?.code ?? "", Number(bare[0]));
  return receiptOf(text) ?? text.trim().toUpperCase();
}

/** @param {any} body @returns {Found} */
const fromServer = ({ sale, lines }) => ({
  receipt: sale.receipt,
  at: Date.parse(sale.occurred_at),
  lines: lines.filter((/** @type {any} */ line) => line.quantity > 0).map((/** @type {any} */ line) => soldLine(line, line.unit, line.returned + pending(line.id))),
});

/** What sales that the server does not have yet give back of a line. @param {string} id */
const pending = (id) => backOf(waiting.value, id);

/** @param {readonly import("./store.js").Kept[]} sales @param {string} id of a sold line */
function backOf(sales, id) {
  /** @type {{original_line_id: string | null, quantity: number}[]} */
  const lines = sales.flatMap((kept) => kept.sale.lines);
  return sum(lines.map((line) => (line.original_line_id === id ? -line.quantity : 0)));
}

/** @param {any} line @param {string} unit @param {number} returned @returns {SoldLine} */
const soldLine = (line, unit, returned) => ({
  id: line.id,
  productId: line.product_id,
  name: line.name,
  unit: unit || "piece",
  quantity: line.quantity,
  returned,
  unitPriceDong: line.unit_price_dong,
  priceBasis: line.price_basis,
  listDong: line.list_dong,
  paidDong: line.paid_dong,
  vatClass: line.vat_class,
  vatRateBp: line.vat_rate_bp,
  vatDong: line.vat_dong,
});

/** @param {string} number @returns {Promise<Found | null>} */
async function heldHere(number) {
  const sales = await store().latest(ENOUGH);
  const kept = sales.find((one) => one.receipt === number);
  if (!kept) return null;
  const sold = kept.sale.lines.filter((/** @type {any} */ line) => line.quantity > 0);
  return {
    receipt: number,
    at: Date.parse(kept.sale.device_at),
    lines: sold.map((/** @type {any} */ line) => soldLine(line, byId.value.get(line.product_id)?.unit, backOf(sales, line.id))),
  };
}

/** Cash refunds of one receipt are rounded together: note what it gave back before. @param {Found} found */
function remember({ receipt, lines }) {
  const before = sum(lines.map((line) => partOf(line.paidDong, line.quantity, 0, line.returned)));
  refunded.set(receipt, before);
}

/**
 * A line of the cart that takes one piece back, or all that is left of weighed goods.
 * @param {SoldLine} line
 * @param {string} receipt
 * @param {string} id
 * @returns {import("../cart.js").Line}
 */
export function backLine(line, receipt, id) {
  const { productId, name, unit, unitPriceDong, priceBasis, vatClass, listDong, paidDong, vatDong, vatRateBp } = line;
  const quantity = isMeasured(unit) ? -(line.quantity - line.returned) : -1;
  return {
    id, productId, name, unit, quantity, unitPriceDong, priceBasis, vatClass,
    scanned: "", unitText: byId.value.get(productId)?.unit_text ?? "", lotCode: null, noDiscount: true, discount: null,
    back: { originalLineId: line.id, receipt, refundedDong: refunded.get(receipt) ?? 0, sold: line.quantity, before: line.returned, listDong, paidDong, vatDong, vatRateBp, to: "shelf" },
  };
}
