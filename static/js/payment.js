// @ts-check
/** Paying: what is asked for by each means, suggested notes, change. */
import { roundTo, sum } from "./money.js";
import { cashDue, cashRefund } from "./pricing.js";

export const NOTES_DONG = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500];
const SUGGESTED_STEPS = [1_000, 10_000, 50_000, 100_000, 200_000, 500_000];
const MOST_SUGGESTIONS = 4;

/**
 * @typedef {{unitDong: number, mode: "nearest" | "down"}} CashRounding
 * @typedef {{means: "cash" | "transfer" | "card" | "voucher", amountDong: number, tenderedDong?: number, reference?: string, seenAt?: string | null}} Payment
 */

/**
 * What cash is due when the other means are as given, and the rounding that goes with it. A ticket that only gives
 * back goods of one receipt is rounded together with what that receipt gave back before.
 * @param {number} totalDong of the lines
 * @param {readonly Payment[]} others
 * @param {CashRounding} rounding
 * @param {number | null} [refundedBeforeDong] for such a ticket: what came back of its receipt before
 */
export function cashPart(totalDong, others, { unitDong, mode }, refundedBeforeDong = null) {
  const otherDong = sum(others.map((payment) => payment.amountDong));
  const exactDong = totalDong - otherDong;
  const dueDong =
    exactDong < 0 && otherDong === 0 && refundedBeforeDong !== null
      ? 0 - cashRefund(refundedBeforeDong, -exactDong, unitDong, mode)
      : cashDue(totalDong, otherDong, unitDong, mode);
  return { dueDong, roundingDong: dueDong - exactDong };
}

/**
 * What earlier returns of the receipt came to, where all lines of a ticket give back goods of that one receipt; else
 * null. A cart that was kept over a reload knows it from its own lines.
 * @param {readonly {back: import("./cart.js").Back | null}[]} lines
 * @param {(receipt: string) => number | undefined} refundedOf what this page was told of a receipt
 */
export function refundedBefore(lines, refundedOf) {
  const receipts = new Set(lines.map((line) => line.back?.receipt ?? null));
  const [receipt] = receipts;
  if (receipts.size !== 1 || receipt === null) return null;
  return refundedOf(receipt) ?? lines[0].back?.refundedDong ?? 0;
}

/**
 * Notes that a customer may give: the exact sum, then the next round ones.
 * @param {number} dueDong
 * @returns {number[]}
 */
export function suggestions(dueDong) {
  if (dueDong <= 0) return [];
  const steps = SUGGESTED_STEPS.filter((step) => step !== 200_000 || dueDong <= 200_000);
  const rounded = steps.map((step) => Math.ceil(dueDong / step) * step);
  return [...new Set([dueDong, ...rounded])].slice(0, MOST_SUGGESTIONS);
}

/**
 * What was given, from what was typed: "200" for 246,000 or less is 200,000.
 * @param {number | null} typedDong
 * @param {number} dueDong
 */
export function tendered(typedDong, dueDong) {
  if (typedDong === null || typedDong === 0 || typedDong >= dueDong || typedDong >= 10_000) return typedDong;
  return typedDong * 1000;
}

/**
 * The fewest notes that make up an amount, the largest first; what no note makes up is left out.
 * @param {number} amountDong
 * @returns {{note: number, pieces: number}[]}
 */
export function notesFor(amountDong) {
  let rest = amountDong;
  return NOTES_DONG.map((note) => {
    const pieces = (roundTo(rest, note, "down") || 0) / note;
    rest -= pieces * note;
    return { note, pieces };
  }).filter(({ pieces }) => pieces > 0);
}
