// @ts-check
/** The customer's display: another window of the same browser, told what to show. */
import { effect, signal } from "../../vendor/preact.js";
import { cart, catalogue, done, place, total } from "./state.js";

const NAME = "ganh-customer";

/**
 * @typedef {{name: string, quantity: number, unit: string, paidDong: number}} ShownLine
 * @typedef {{kind: "idle" | "cart" | "code" | "done", shop: string, lines: ShownLine[], totalDong: number, discountDong: number, code: string, changeDong: number}} Shown
 */

/** The VietQR that the pay panel shows now and what it asks for; null when it shows none. */
export const codeShown = signal(/** @type {{payload: string, amountDong: number} | null} */ (null));

/** Tell the customer's display of every change, and again when it opens. */
export function showCustomer() {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = (event) => void (event.data === "hello" && channel.postMessage(shown()));
  effect(() => channel.postMessage(shown()));
}

/** @returns {Shown} */
function shown() {
  const lines = total.value.lines.map(({ name, quantity, unit, paidDong }) => ({ name, quantity, unit, paidDong }));
  const finished = place.value === "done" && done.value;
  const kind = finished ? "done" : codeShown.value ? "code" : cart.value.lines.length ? "cart" : "idle";
  return {
    kind,
    lines,
    shop: catalogue.value?.location.name ?? "",
    totalDong: finished ? finished.dueDong : (codeShown.value?.amountDong ?? total.value.totalDong),
    discountDong: total.value.discountDong,
    code: codeShown.value?.payload ?? "",
    changeDong: finished ? finished.changeDong : 0,
  };
}

/** Listen as the customer's display. @param {(shown: Shown) => void} show */
export function listenAsCustomer(show) {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = (event) => event.data !== "hello" && show(event.data);
  channel.postMessage("hello");
}

/** Open the display in a window of its own, to be moved to the second screen. */
export const openDisplay = () => window.open("#customer", NAME, "popup,width=1024,height=768");
