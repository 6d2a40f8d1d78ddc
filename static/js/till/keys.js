// @ts-check
/** The keys of the till; the same ones stand on the buttons. */

import { chooseNext, choose, remove, undo } from "../cart.js";
import { hold } from "./acts.js";
import { asking, cart, place, setCart } from "./state.js";

/** @type {Record<string, () => void>} */
const SELLING = {
  F2: () => focusSearch(),
  F4: () => ask("quantity"),
  F6: () => ask("discount"),
  F7: () => void hold(),
  F8: () => ask("held"),
  F9: () => void (cart.value.lines.length && (place.value = "pay")),
  F10: () => void (place.value = "latest"),
  "?": () => ask("keys"),
  Delete: () => void (cart.value.chosen && setCart(remove(cart.value, cart.value.chosen))),
  ArrowUp: () => void setCart(chooseNext(cart.value, -1)),
  ArrowDown: () => void setCart(chooseNext(cart.value, 1)),
};

export function listenToKeys() {
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") return goBack();
    if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) return act(event, () => setCart(undo(cart.value)));
    const doIt = SELLING[event.key];
    if (!doIt || place.value !== "sell" || asking.value || (isTyping() && !event.key.startsWith("F"))) return;
    act(event, doIt);
  });
}

/** @param {KeyboardEvent} event @param {() => unknown} doIt */
function act(event, doIt) {
  event.preventDefault();
  doIt();
}

/** @param {"quantity" | "discount" | "keys" | "held"} what */
export function ask(what) {
  if ((what === "quantity" || what === "discount") && !cart.value.lines.length) return;
  if (!cart.value.chosen && cart.value.lines.length) cart.value = choose(cart.value, cart.value.lines.at(-1)?.id ?? null);
  asking.value = what;
}

/** Leave what is open; the cart stays as it is. */
export function goBack() {
  if (asking.value) asking.value = "";
  else if (["pay", "back", "latest", "closing", "done"].includes(place.value)) place.value = "sell";
}

function isTyping() {
  const field = document.activeElement;
  return field instanceof HTMLInputElement && field.value !== "";
}

export const focusSearch = () => document.querySelector(/** @type {"input"} */ ("[type=search]"))?.focus();
