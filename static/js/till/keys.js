// @ts-check
/** The keys of the till; the same ones stand on the buttons. */
import { choose, chooseNext, remove } from "../cart.js";
import { unexplained } from "../reasons.js";
import { takeBack } from "./acts.js";
import { hold } from "./holding.js";
import { printLatest } from "./printing.js";
import { asking, busy, cart, place, query, raised, say, setCart, weighing } from "./state.js";
import { word } from "./words.js";

/** @type {Record<string, () => unknown>} */
const SELLING = {
  F4: () => ask("quantity"),
  F6: () => ask("discount"),
  F7: hold,
  Delete: () => cart.value.chosen && setCart(remove(cart.value, cart.value.chosen)),
  ArrowUp: () => setCart(chooseNext(cart.value, -1)),
  ArrowDown: () => setCart(chooseNext(cart.value, 1)),
};

/** Also from the screens beside the cart. @type {Record<string, () => unknown>} */
const ANYWHERE = {
  F2: () => focusSearch(),
  F8: () => ask("held"),
  F9: () => pay(),
  F10: printLatest,
  "?": () => ask("keys"),
};

const BESIDE_CART = new Set(["sell", "pay", "done", "back", "latest"]);

export function listenToKeys() {
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || busy.value) return;
    if (event.key === "Escape") return goBack();
    const doIt = undoing(event) ? takeBack : keyed(event);
    if (!doIt) return;
    event.preventDefault();
    void doIt();
  });
}

/** @param {KeyboardEvent} event */
const undoing = (event) =>
  event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && place.value === "sell" && !isTyping();

/** @param {KeyboardEvent} event */
function keyed(event) {
  if (asking.value || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (isTyping() && !/^F\d/.test(event.key)) return null;
  if (BESIDE_CART.has(place.value) && event.key in ANYWHERE) return ANYWHERE[event.key];
  return place.value === "sell" ? (SELLING[event.key] ?? null) : null;
}

/** @param {import("./state.js").Asking} what */
export function ask(what) {
  const needsLine = what === "quantity" || what === "discount";
  if (needsLine && !cart.value.lines.length) return;
  if (needsLine && !cart.value.chosen) cart.value = choose(cart.value, cart.value.lines.at(-1)?.id ?? null);
  asking.value = what;
}

export function pay() {
  if (place.value !== "sell" || !cart.value.lines.length) return;
  const line = unexplained(cart.value.lines);
  if (line) return askWhy(line);
  raised.value = false;
  place.value = "pay";
}

/** Who bears spoiled goods is never guessed. @param {import("../cart.js").Line} line */
function askWhy(line) {
  cart.value = choose(cart.value, line.id);
  say(word("reasonNeeded", { name: line.name }), "stop");
}

/** Leave what is open; the cart stays as it is. */
export function goBack() {
  if (asking.value) {
    asking.value = "";
    weighing.value = null;
  } else if (place.value !== "sell") leave();
  else if (query.value) query.value = "";
  else raised.value = false;
}

function leave() {
  if (["pay", "back", "latest", "closing", "done"].includes(place.value)) place.value = "sell";
}

function isTyping() {
  const field = document.activeElement;
  return field instanceof HTMLInputElement && field.value !== "";
}

/** At once where the field is there, so that what is typed next does not fall beside it. */
function focusSearch() {
  if (place.value === "sell") return selectSearch();
  leave();
  requestAnimationFrame(selectSearch);
}

const selectSearch = () => document.querySelector(/** @type {"input"} */ ("[type=search]"))?.select();
