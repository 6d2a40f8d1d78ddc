// @ts-check
/** Completing a sale: stored first, durably, with its number; sent afterwards. */
import { EMPTY } from "../cart.js";
import { cashPart, refundedBefore } from "../payment.js";
import { buildSale, receiptNumber, returnedOf } from "../sale.js";
import { utc } from "../time.js";
import { newId } from "./acts.js";
import { send } from "./outbox.js";
import * as state from "./state.js";
import { word } from "./words.js";

/** @typedef {import("../payment.js").Payment} Payment */

const ASK_AGAIN_MS = 1_000;

/** What each receipt gave back before, in đồng, by what the returns screen was told. */
export const refunded = new Map();

/** The cash to take (or give back, negative) beside other means, and the rounding. @param {readonly Payment[]} others */
export function cashFor(others) {
  const { cash_rounding_dong: unitDong, cash_rounding_mode: mode } = state.catalogue.value.location;
  const before = refundedBefore(state.cart.value.lines, (receipt) => refunded.get(receipt));
  const { dueDong: cashDong, roundingDong } = cashPart(state.total.value.totalDong, others, { unitDong, mode }, before);
  return { cashDong, roundingDong };
}

/**
 * Store the sale with its payments. The button is dead while it happens; if storing fails the cart stays.
 * @param {readonly Payment[]} payments
 * @param {number} roundingDong
 */
export async function complete(payments, roundingDong) {
  if (state.busy.value || !state.cart.value.lines.length) return;
  state.busy.value = true;
  try {
    const kept = await keep(payments, roundingDong);
    if (!state.store().durable) await untilAnswered(kept.id);
    finish(kept, payments);
  } catch (error) {
    if (!(error instanceof KeptApart)) console.error(error);
    state.say(`${word("notSaved")}. ${word(error instanceof KeptApart ? "keptApartNote" : "notSavedNote")}`, "stop");
  } finally {
    state.busy.value = false;
  }
}

/** @param {readonly Payment[]} payments @param {number} roundingDong */
const keep = (payments, roundingDong) =>
  state.store().keepSale(state.nextNumber.value, state.keyOfCart(), (number) => made(number, payments, roundingDong));

/** @param {number} number @param {readonly Payment[]} payments @param {number} roundingDong */
function made(number, payments, roundingDong) {
  const at = Date.now();
  const sale = buildSale(state.total.value, state.cart.value.discount?.reason ?? "", {
    id: newId(at),
    number,
    shift: state.shift.value,
    cashierId: state.cashier.id,
    deviceAt: utc(at),
    clockOffsetMs: Math.round(state.offsetMs.value),
    catalogueVersion: state.catalogue.value.version,
    payments: payments.filter((payment) => payment.amountDong).map((payment) => ({ ...payment, id: newId(at) })),
    roundingDong,
  });
  return { sale, receipt: receiptNumber(state.till.value?.code ?? "", number), returnedOf: returnedOf(state.cart.value.lines) };
}

/** Without storage a sale is safe only when the server has it. @param {string} id */
async function untilAnswered(id) {
  await send();
  while (state.waiting.value.some((kept) => kept.id === id)) {
    state.say(word("waitForServer"), "stop");
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    await send();
  }
  const apart = (await state.store().troubled()).find((kept) => kept.id === id);
  if (apart) throw new KeptApart(apart.reason);
}

/** The server has this sale, but not as a sale: nothing was sold, and the cart stays. */
class KeptApart extends Error {}

/** @param {import("./store.js").Kept} kept @param {readonly Payment[]} payments */
function finish(kept, payments) {
  for (const { back, paidDong } of state.total.value.lines) {
    if (back) refunded.set(back.receipt, (refunded.get(back.receipt) ?? 0) - paidDong);
  }
  for (const id of state.inCart.value.keys()) state.often.value.set(id, (state.often.value.get(id) ?? 0) + 1);
  const cash = payments.find((payment) => payment.means === "cash");
  const changeDong = cash?.tenderedDong ? cash.tenderedDong - cash.amountDong : 0;
  const dueDong = state.total.value.totalDong + kept.sale.rounding_dong;
  state.done.value = { kept, dueDong, changeDong, tenderedDong: cash?.tenderedDong ?? 0 };
  state.lastNumber.value = kept.number;
  state.waiting.value = [...state.waiting.value, kept];
  state.said.value = null;
  state.raised.value = false;
  state.cart.value = EMPTY;
  state.place.value = "done";
  void send();
}
