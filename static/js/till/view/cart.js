// @ts-check
/** The cart: lines, the chosen one opened, totals, and Pay. */

import { html, useEffect, useRef } from "../../../vendor/preact.js";
import { choose, putBack, remove, setQuantity } from "../../cart.js";
import { formatDong } from "../../money.js";
import { formatQuantity } from "../../quantity.js";
import { emptyCart, openReturn } from "../acts.js";
import { ask } from "../keys.js";
import { cart, place, setCart, total } from "../state.js";
import { word } from "../words.js";
import { Dong, Icon } from "./parts.js";

/** @param {{paying: boolean}} props */
export const Cart = ({ paying }) => html`<aside class="cart" aria-label=${word("cart")}>
  <div class="cart-h"><h2>${word("cart")}</h2>
    <span class="mut">${cart.value.lines.length > 0 && word("lines", { lines: cart.value.lines.length, pieces: total.value.pieces })}</span>
    <span class="end">${!paying && html`<${More} />`}</span></div>
  ${cart.value.lines.length ? html`<${Lines} paying=${paying} />` : html`<${Empty} />`}
  <${Totals} />
  ${!paying && html`<div class="pay"><button type="button" class="btn btn-act btn-pay" disabled=${!cart.value.lines.length} onClick=${() => (place.value = "pay")}>
    ${word("pay")}<span class="kbd">F9</span></button></div>`}
</aside>`;

const More = () => html`
  <button type="button" class="btn btn-q btn-icon btn-l" aria-label=${word("returns")} title=${word("returns")} onClick=${() => openReturn("")}><${Icon} name="receipt-refund" /></button>
  <button type="button" class="btn btn-q btn-icon btn-l" aria-label=${word("remove")} title=${word("remove")} disabled=${!cart.value.lines.length} onClick=${emptyCart}><${Icon} name="trash" /></button>
  <button type="button" class="btn btn-q btn-icon btn-l" aria-label=${word("closeShift")} title=${word("closeShift")} onClick=${() => (place.value = "closing")}><${Icon} name="lock" /></button>`;

const Empty = () => html`<div class="cart-void"><svg class="art" viewBox="0 0 320 160" aria-hidden="true"><use href="/static/icons.svg#pole-level" /></svg>
  <p class="b">${word("empty")}</p><p class="mut">${word("emptyNote")}</p></div>`;

/** @param {{paying: boolean}} props */
const Lines = ({ paying }) => html`<ol class="lns">
  ${total.value.lines.map((line) => html`<${Line} key=${line.id} line=${line} open=${!paying && cart.value.chosen === line.id} />`)}
</ol>`;

/** @param {{line: any, open: boolean}} props */
function Line({ line, open }) {
  const item = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => void (open && item.current?.scrollIntoView({ block: "nearest" })), [open, line.quantity]);
  const discount = line.lineDiscountDong + line.cartDiscountDong;
  return html`<li ref=${item} class=${`ln${open ? " sel" : ""}`}>
    <button type="button" class="ln-b" aria-expanded=${open} onClick=${() => setCart(choose(cart.value, line.id))}>
      <span class="ln-q num">${formatQuantity(line.quantity, line.unit)}<i>×</i></span>
      <span class="ln-t"><span class="ln-n">${line.name}</span>
        <span class="ln-m">${formatDong(line.unitPriceDong)}${line.unitText && ` · ${line.unitText}`}
          ${line.back && html`<span class="badge badge-stop">${word("returned")}</span>`}
          ${discount !== 0 && html`<span class="ln-d"><span class="badge badge-note">${line.discount?.reason || word("discount")}</span><span class="num neg">${formatDong(-discount)}</span></span>`}</span></span>
      <span class="ln-a num">${formatDong(line.paidDong)}</span></button>
    ${open && html`<${Edit} line=${line} />`}
  </li>`;
}

/** @param {{line: any}} props */
function Edit({ line }) {
  const step = line.unit === "piece" ? 1 : 100;
  const by = (/** @type {number} */ n) => setCart(setQuantity(cart.value, line.id, line.quantity + n));
  return html`<div class="ln-edit">
    <span class="step">
      <button type="button" aria-label=${word("less")} disabled=${Math.abs(line.quantity) <= step} onClick=${() => by(line.back ? step : -step)}><${Icon} name="minus" /></button>
      <output class="num">${formatQuantity(Math.abs(line.quantity), line.unit)}</output>
      <button type="button" aria-label=${word("more")} onClick=${() => by(line.back ? -step : step)}><${Icon} name="plus" /></button></span>
    ${line.back
      ? html`<button type="button" class="btn btn-q btn-l" onClick=${() => setCart(putBack(cart.value, line.id, line.back.to === "shelf" ? "damaged" : "shelf"))}>${word(line.back.to === "shelf" ? "toShelf" : "toDamaged")}</button>`
      : html`<button type="button" class="btn btn-q btn-l" onClick=${() => ask("discount")}><${Icon} name="percentage" />${word("discount")}</button>`}
    <button type="button" class="btn btn-q btn-l btn-stop-q nb" onClick=${() => setCart(remove(cart.value, line.id))}><${Icon} name="trash" />${word("remove")} <span class="kbd">Del</span></button>
  </div>`;
}

const Totals = () => html`<div class="tot">
  <dl class="tot-s">
    <div><dt>${word("goods")}</dt><dd class="num">${formatDong(total.value.listDong)}</dd></div>
    ${total.value.discountDong !== 0 && html`<div><dt>${word("discounts")}</dt><dd class="num neg">${formatDong(-total.value.discountDong)}</dd></div>`}
  </dl>
  <div class="tot-b"><span class="tot-l">${word(total.value.totalDong < 0 ? "giveBack" : "customerPays")}<small>${word("withVat")}</small></span>
    <span class="tot-v"><${Dong} amount=${Math.abs(total.value.totalDong)} /></span></div>
</div>`;
