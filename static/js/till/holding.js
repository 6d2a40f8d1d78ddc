// @ts-check
/** Carts put aside, and gone on with. */
import { EMPTY, contentOf, withoutPast } from "../cart.js";
import { asking, cart, held, raised, setCart, store } from "./state.js";

/** Put the cart aside; it survives a reload and a power cut. */
export async function hold() {
  if (!cart.value.lines.length) return;
  const aside = { at: Date.now(), cart: contentOf(cart.value) };
  held.value = await store().change("held", (held = []) => [...held, aside]);
  await setCart(EMPTY);
  raised.value = false;
}

/** Go on with a held cart; the one on the screen is held in its place. @param {number} at when it was held */
export async function recallHeld(at) {
  const chosen = held.value.find((one) => one.at === at);
  if (!chosen) return;
  await hold();
  held.value = await store().change("held", (held = []) => held.filter((/** @type {{at: number}} */ one) => one.at !== at));
  asking.value = "";
  await setCart(withoutPast(chosen.cart));
}
