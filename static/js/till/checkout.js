// @ts-check
/** Completing a sale: stored first, durably, with its number; sent afterwards. */

import { EMPTY } from "../cart.js";
import { cashPart, refundedBefore } from "../payment.js";
import { buildSale, receiptNumber } from "../sale.js";
import { utc } from "../time.js";
import { newId } from "./acts.js";
import { send } from "./outbox.js";
import { busy, cart, cashier, catalogue, done, lastNumber, nextNumber, offsetMs, place, said, say, shift, store, till, total, waiting } from "./state.js";
import { keepSale } from "./store.js";
import { word } from "./words.js";

/** @typedef {import("../payment.js").Payment} Payment */

/** How much of each receipt this browser has refunded before, by what the returns screen was told. */
export const refunded = new Map();

/** The cash to take (or give back, negative) beside other means, and the rounding. @param {readonly Payment[]} others */
export function cashFor(others) {
  const { cash_rounding_dong: unitDong, cash_rounding_mode: mode } = catalogue.value.location;
  const before = refundedBefore(cart.value.lines, (receipt) => refunded.get(receipt) ?? 0);
  const { dueDong, roundingDong } = cashPart(total.value.totalDong, others, { unitDong, mode }, before);
  return { cashDong: dueDong, roundingDong };
}

/**
 * Store the sale with its payments. The button is dead while it happens; if storing fails the cart stays.
 * @param {readonly Payment[]} payments
 * @param {number} roundingDong
 */
export async function complete(payments, roundingDong) {
  if (busy.value || !cart.value.lines.length) return;
  busy.value = true;
  try {
    const kept = await keepSale(store(), nextNumber.value, (number) => make(number, payments, roundingDong));
    lastNumber.value = kept.number;
    waiting.value += 1;
    await finish(kept, payments);
  } catch (error) {
    console.error(error);
    say(`${word("notSaved")}. ${word("notSavedNote")}`, "stop");
  } finally {
    busy.value = false;
  }
}

/** @param {number} number @param {readonly Payment[]} payments @param {number} roundingDong */
function make(number, payments, roundingDong) {
  const at = Date.now();
  const sale = buildSale(total.value, cart.value.discount?.reason ?? "", {
    id: newId(at), number, shift: shift.value, cashierId: cashier.id, deviceAt: utc(at),
    clockOffsetMs: Math.round(offsetMs.value), catalogueVersion: catalogue.value.version,
    payments: payments.filter((payment) => payment.amountDong).map((payment) => ({ ...payment, id: newId(at) })),
    roundingDong,
  });
  return { sale, receipt: receiptNumber(till.value.code, number) };
}

/** @param {import("./store.js").Kept} kept @param {readonly Payment[]} payments */
async function finish(kept, payments) {
  const cash = payments.find((payment) => payment.means === "cash");
  for (const line of cart.value.lines)
    if (line.back) refunded.set(line.back.receipt, (refunded.get(line.back.receipt) ?? 0) - paidOf(line.id));
  const changeDong = cash?.tenderedDong ? cash.tenderedDong - cash.amountDong : 0;
  done.value = { receipt: kept.receipt, id: kept.id, dueDong: total.value.totalDong, changeDong };
  said.value = null;
  cart.value = EMPTY;
  place.value = "done";
  await send();
}

/** @param {string} id */
const paidOf = (id) => total.value.lines.find((line) => line.id === id)?.paidDong ?? 0;
