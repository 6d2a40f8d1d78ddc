// @ts-check
/** "Xuất đơn chưa gửi": the waiting sales as a file that a manager can load, once or twice alike. */
import { envelope } from "../sale.js";
import { dayOf, utc } from "../time.js";
import { store, till } from "./state.js";

const LATER_MS = 10_000;

export async function takeAway() {
  const waiting = await store().waiting();
  const body = JSON.stringify(envelope(waiting.map((kept) => kept.sale), utc(Date.now())));
  const address = URL.createObjectURL(new Blob([body], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `ganh-${till.value?.code}-${dayOf(Date.now())}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), LATER_MS);
}
