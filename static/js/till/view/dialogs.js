// @ts-check
/** Small questions over the goods: quantity, discount, held carts, keys. */
import { html, useState } from "../../../vendor/preact.js";
import { chosenLine, setQuantity } from "../../cart.js";
import { isMeasured, readQuantity, typedUnit } from "../../quantity.js";
import { clockTime } from "../../time.js";
import { addProduct } from "../acts.js";
import { recallHeld } from "../holding.js";
import * as state from "../state.js";
import { word } from "../words.js";
import { Camera } from "./camera.js";
import { Discount } from "./discount.js";
import { Menu } from "./menu.js";
import { Panel } from "./panel.js";
import { Field, Hint, Key } from "./parts.js";
import { Queue } from "./queue.js";

const PANELS = { quantity: Quantity, discount: Discount, held: Held, keys: Keys, queue: Queue, menu: Menu, camera: Camera };

export function Dialogs() {
  const Asked = state.asking.value && PANELS[state.asking.value];
  return Asked ? html`<${Asked} />` : null;
}

/** How many of the chosen line, or of goods that are to be weighed. */
function Quantity() {
  const [text, setText] = useState("");
  const line = chosenLine(state.cart.value);
  const weighed = state.weighing.value;
  const unit = weighed?.product.unit ?? line?.unit ?? "piece";
  const quantity = readQuantity(text, unit);
  const bad = text.trim() !== "" && !quantity;
  const apply = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!quantity) return;
    state.asking.value = "";
    state.weighing.value = null;
    if (weighed) await addProduct(weighed.product, { ...weighed.how, quantity });
    else if (line) await state.setCart(setQuantity(state.cart.value, line.id, line.back ? -quantity : quantity));
  };
  return html`<${Panel} title=${word("quantity")}><form onSubmit=${apply}>
    <${Field} id="quantity" type="decimal" big=${true} first=${true} label=${weighed?.product.name ?? line?.name ?? ""} unit=${typedUnit(unit)}
      placeholder=${isMeasured(unit) ? "0,500" : ""} value=${text} onInput=${setText} bad=${bad} />
    ${bad && html`<${Hint} text=${word(isMeasured(unit) ? "measureLimit" : "piecesLimit")} />`}
    <button class="btn btn-act btn-l" type="submit" disabled=${!quantity}>${word(weighed ? "addToCart" : "apply")}</button></form><//>`;
}

function Held() {
  return html`<${Panel} title=${word("held")}>
    <p class="mut">${word(state.held.value.length ? "heldNote" : "noHeld")}</p>
    <ul class="ask-l">${state.held.value.map((one) => html`<${Aside} key=${one.at} one=${one} />`)}</ul>
  <//>`;
}

/** @param {{one: {at: number, cart: import("../../cart.js").Content}}} props */
function Aside({ one: { at, cart } }) {
  const pieces = cart.lines.reduce((n, line) => n + (line.unit === "piece" ? Math.abs(line.quantity) : 1), 0);
  return html`<li><button type="button" class="btn btn-l btn-block" onClick=${() => recallHeld(at)}>
    <span class="num">${clockTime(at + state.offsetMs.value)}</span>
    <span class="ask-n">${cart.lines.map((line) => line.name).join(", ")}</span>
    <span class="mut">${word("pieces", { n: pieces })}</span></button></li>`;
}

const KEYS = /** @type {const} */ ([
  ["F2", "keySearch"],
  ["F4", "quantity"],
  ["F6", "discountKey"],
  ["F7", "hold"],
  ["F8", "held"],
  ["F9", "pay"],
  ["F10", "printAgain"],
  ["Ctrl+Z", "undo"],
  ["Del", "keyRemove"],
  ["Esc", "keyBack"],
  ["Enter", "exact"],
  ["5*", "keyTimes"],
]);

function Keys() {
  return html`<${Panel} title=${word("keys")}><dl class="ask-k">
    ${KEYS.map(([cap, name]) => html`<div><dt><${Key} text=${cap} /></dt><dd>${word(name)}</dd></div>`)}</dl><//>`;
}
