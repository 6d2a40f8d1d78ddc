// @ts-check
/** A completed sale as JSON, as the server takes it (schema 1): all integers, nothing left out. */
import { reasonOf } from "./reasons.js";

export const SCHEMA = 1;

/**
 * A receipt's number as printed: KG01-000123.
 * @param {string} tillCode
 * @param {number} number
 */
export const receiptNumber = (tillCode, number) => `${tillCode}-${String(number).padStart(6, "0")}`;

/**
 * @typedef {object} Closing What stands beside the cart when a sale is completed.
 * @property {string} id
 * @property {number} number
 * @property {{id: string, opened_at: string, cashier_id: string | null, float_dong: number}} shift
 * @property {string | null} cashierId
 * @property {string} deviceAt UTC
 * @property {number} clockOffsetMs what the server's clock showed more than this one
 * @property {string | null} catalogueVersion
 * @property {readonly (import("./payment.js").Payment & {id: string})[]} payments
 * @property {number} roundingDong
 */

/**
 * @param {import("./total.js").Total} total
 * @param {string} cartReason why the whole cart was discounted
 * @param {Closing} closing
 */
export function buildSale(total, cartReason, closing) {
  return {
    id: closing.id,
    number: closing.number,
    shift: closing.shift,
    cashier_id: closing.cashierId,
    device_at: closing.deviceAt,
    clock_offset_ms: closing.clockOffsetMs,
    catalogue_version: closing.catalogueVersion,
    lines: total.lines.map((line) => saleLine(line, cartReason)),
    payments: closing.payments.map(salePayment),
    rounding_dong: closing.roundingDong,
    total_dong: total.totalDong,
  };
}

/** @param {import("./total.js").Priced} line @param {string} cartReason */
function saleLine(line, cartReason) {
  return {
    id: line.id,
    product_id: line.productId,
    scanned: line.scanned,
    name: line.name,
    lot_code: line.lotCode,
    quantity: line.quantity,
    unit_price_dong: line.unitPriceDong,
    price_basis: line.priceBasis,
    list_dong: line.listDong,
    line_discount_dong: line.lineDiscountDong,
    cart_discount_dong: line.cartDiscountDong,
    discount_reason: reasons(line, cartReason),
    paid_dong: line.paidDong,
    vat_class: line.vatClass,
    vat_rate_bp: line.vatRateBp,
    vat_dong: line.vatDong,
    original_line_id: line.back?.originalLineId ?? null,
    to: line.back?.to ?? null,
    return_reason: reasonOf(line.back),
    approved_by: null,
  };
}

/**
 * The receipts that goods of a cart came back of, by the sold line.
 * @param {readonly {back: import("./cart.js").Back | null}[]} lines
 * @returns {Record<string, string>}
 */
export const returnedOf = (lines) =>
  Object.fromEntries(lines.flatMap(({ back }) => (back ? [[back.originalLineId, back.receipt]] : [])));

/** @param {import("./total.js").Priced} line @param {string} cartReason */
const reasons = (line, cartReason) =>
  [line.discount?.reason ?? "", line.cartDiscountDong ? cartReason : ""].filter(Boolean).join("; ");

/** @param {import("./payment.js").Payment & {id: string}} payment */
const salePayment = (payment) => ({
  id: payment.id,
  means: payment.means,
  amount_dong: payment.amountDong,
  tendered_dong: payment.tenderedDong ?? null,
  reference: payment.reference ?? "",
  seen_at: payment.seenAt ?? null,
});

/**
 * The envelope of a batch: what changes between two sends of the same sale stands here.
 * @param {readonly object[]} sales
 * @param {string} sentAt UTC
 */
export const envelope = (sales, sentAt) => ({ schema: SCHEMA, sent_at: sentAt, sales });
