// @ts-check
/** Small questions over the tiles: quantity, discount, held carts, keys. The cart stays in sight. */

import { html, useEffect, useRef, useState } from "../../../vendor/preact.js";
import { discountCart, discountLine, chosenLine, setQuantity } from "../../cart.js";
import { readDong } from "../../money.js";
import { readQuantity, typedUnit } from "../../quantity.js";
import { clockTime } from "../../time.js";
import { recallHeld } from "../acts.js";
import { asking, cart, held, setCart } from "../state.js";
import { word } from "../words.js";
import { Icon } from "./parts.js";

const close = () => {
  asking.value = "";
};

export const Dialogs = () => html`${asking.value === "quantity" && html`<${Quantity} />`}${asking.value === "discount" && html`<${Discount} />`}
  ${asking.value === "held" && html`<${Held} />`}${asking.value === "keys" && html`<${Keys} />`}`;

/** @param {{title: string, children?: any}} props */
function Panel({ title, children }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  return html`<div class="ask" ref=${box} role="dialog" aria-label=${title}><div class="ask-h"><h2>${title}</h2>
    <button type="button" class="btn btn-q btn-icon" aria-label=${word("close")} onClick=${close}><${Icon} name="x" /></button></div>${children}</div>`;
}

function Quantity() {
  const line = chosenLine(cart.value);
  const [text, setText] = useState("");
  if (!line) return null;
  const quantity = readQuantity(text, line.unit);
  const apply = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (quantity) await setCart(setQuantity(cart.value, line.id, quantity));
    close();
  };
  return html`<${Panel} title=${word("quantity")}><form onSubmit=${apply}><p class="mut">${line.name}</p>
    <div class="input input-xl"><input class="num" inputmode="decimal" autocomplete="off" aria-label=${word("quantity")} value=${text} onInput=${(/** @type {any} */ e) => setText(e.currentTarget.value)} /><span class="u">${typedUnit(line.unit)}</span></div>
    <button class="btn btn-act btn-l" type="submit">${word("apply")}</button></form><//>`;
}

function Discount() {
  const line = chosenLine(cart.value);
  const [whole, setWhole] = useState(!line || !!line.back);
  const [kind, setKind] = useState("percent");
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const told = kind === "percent" ? percent(text, reason) : amount(text, reason);
  const put = (/** @type {any} */ discount) => setCart(whole || !line ? discountCart(cart.value, discount) : discountLine(cart.value, line.id, discount));
  const apply = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (told) await put(told);
    if (told) close();
  };
  return html`<${Panel} title=${word("discountKey")}><form onSubmit=${apply}>
    <div class="seg"><button type="button" class=${whole ? "" : "on"} aria-pressed=${!whole} onClick=${() => setWhole(false)}>${word("chosenLine")}</button><button type="button" class=${whole ? "on" : ""} aria-pressed=${whole} onClick=${() => setWhole(true)}>${word("wholeCart")}</button></div>
    ${!whole && html`<p class="mut">${line?.name}</p>`}
    <div class="seg"><button type="button" class=${kind === "percent" ? "on" : ""} aria-pressed=${kind === "percent"} onClick=${() => setKind("percent")}>${word("percent")}</button><button type="button" class=${kind === "dong" ? "on" : ""} aria-pressed=${kind === "dong"} onClick=${() => setKind("dong")}>${word("dong")}</button></div>
    <div class="input input-xl"><input class="num" inputmode="decimal" autocomplete="off" aria-label=${word("discountKey")} value=${text} onInput=${(/** @type {any} */ e) => setText(e.currentTarget.value)} /><span class="u">${kind === "percent" ? "%" : "đ"}</span></div>
    <div class="field"><label for="reason">${word("reason")}</label><div class="input"><input id="reason" autocomplete="off" value=${reason} onInput=${(/** @type {any} */ e) => setReason(e.currentTarget.value)} /></div></div>
    <div class="ask-b"><button type="button" class="btn btn-l" onClick=${async () => { await put(null); close(); }}>${word("noDiscount")}</button><button class="btn btn-act btn-l" type="submit" disabled=${!told}>${word("apply")}</button></div>
  </form><//>`;
}

/** @param {string} text @param {string} reason */
function percent(text, reason) {
  const [, whole, part = ""] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (!whole) return null;
  const bp = Number(whole) * 100 + Number(part.padEnd(2, "0"));
  return bp > 0 && bp <= 10_000 ? { kind: "percent", bp, reason: reason || `${word("discount")} ${text.trim()} %` } : null;
}

/** @param {string} text @param {string} reason */
function amount(text, reason) {
  const dong = readDong(text);
  return dong ? { kind: "amount", dong, reason: reason || word("discount") } : null;
}

const Held = () => html`<${Panel} title=${word("held")}>${held.value.length
  ? html`<p class="mut">${word("heldNote")}</p><ul class="ask-l">${held.value.map(({ at, cart: put }, i) => html`<li><button type="button" class="btn btn-l btn-block" onClick=${() => recallHeld(i)}>
      <span class="num">${clockTime(at)}</span> ${word("lines", { lines: put.lines.length, pieces: put.lines.reduce((/** @type {number} */ n, /** @type {any} */ line) => n + (line.unit === "piece" ? line.quantity : 1), 0) })} · ${put.lines[0].name}</button></li>`)}</ul>`
  : html`<p class="mut">${word("noHeld")}</p>`}<//>`;

const KEYS = /** @type {const} */ ([["F2", "keySearch"], ["F4", "quantity"], ["F6", "discountKey"], ["F7", "hold"], ["F8", "held"], ["F9", "pay"], ["F10", "latest"], ["Ctrl+Z", "undo"], ["Del", "keyRemove"], ["Esc", "keyBack"]]);

const Keys = () => html`<${Panel} title=${word("keys")}><dl class="ask-k">${KEYS.map(([cap, name]) => html`<div><dt><span class="kbd">${cap}</span></dt><dd>${word(name)}</dd></div>`)}</dl><//>`;

