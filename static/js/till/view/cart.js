// @ts-check
/** The cart: lines, the chosen one opened, totals, and Pay. On a phone it is a sheet over the goods. */
import { html } from "../../../vendor/preact.js";
import { formatDong } from "../../money.js";
import { hold } from "../holding.js";
import { ask, pay } from "../keys.js";
import * as state from "../state.js";
import { word } from "../words.js";
import { Line } from "./line.js";
import { Dong, Icon, Key, Pole } from "./parts.js";

/** @param {{still: boolean}} props whether the cart is only looked at, as while paying */
export const Cart = ({ still }) => html`<aside class=${`cart${state.raised.value && !still ? " is-raised" : ""}`} aria-label=${word("cart")}>
  <button type="button" class="grip" aria-label=${word("hideCart")} onClick=${() => (state.raised.value = false)}></button>
  <div class="cart-h"><h2>${word("cart")}</h2>
    <span class="mut">${counts()}</span>
    <span class="end">${!still && html`<${Acts} />`}</span></div>
  ${state.cart.value.lines.length ? html`<${Lines} still=${still} />` : html`<${Empty} />`}
  <${Totals} />
  ${!still && html`<${Pay} />`}
</aside>`;

const counts = () =>
  state.cart.value.lines.length > 0 && word("lines", { lines: state.cart.value.lines.length, pieces: state.total.value.pieces });

const Acts = () => html`
  <button type="button" class="btn btn-q btn-icon btn-l only-p" aria-label=${word("hold")} onClick=${hold}><${Icon} name="player-pause" /></button>
  <button type="button" class="btn btn-q btn-icon btn-l" aria-label=${word("returns")} title=${word("returns")} onClick=${() => (state.place.value = "back")}><${Icon} name="receipt-refund" /></button>
  <button type="button" class="btn btn-q btn-icon btn-l" aria-label=${word("moreActs")} title=${word("moreActs")} aria-expanded=${state.asking.value === "menu"} onClick=${() => ask("menu")}><${Icon} name="dots" /></button>`;

const Empty = () => html`<div class="cart-void"><${Pole} state="level" />
  <p class="b">${word("empty")}</p><p class="mut">${word("emptyNote")}</p></div>`;

const Pay = () => html`<div class="pay">
  <button type="button" class="btn btn-act btn-pay" disabled=${!state.cart.value.lines.length} onClick=${pay}>${word("pay")}<${Key} text="F9" /></button>
</div>`;

/** @param {{still: boolean}} props */
const Lines = ({ still }) => html`<ol class="lns">
  ${state.total.value.lines.map((line) => html`<${Line} key=${line.id} line=${line} open=${!still && state.cart.value.chosen === line.id} />`)}
</ol>`;

function Totals() {
  const { listDong, discountDong, totalDong } = state.total.value;
  return html`<div class="tot">
    <dl class="tot-s">
      <div><dt>${word("goods")}</dt><dd class="num">${formatDong(listDong)}</dd></div>
      ${discountDong !== 0 && html`<div><dt>${word("discounts")}</dt><dd class=${`num${discountDong > 0 ? " neg" : ""}`}>${formatDong(-discountDong)}</dd></div>`}
    </dl>
    <div class="tot-b"><span class="tot-l">${word(totalDong < 0 ? "giveBack" : "customerPays")}<small>${word("withVat")}</small></span>
      <output class="tot-v"><${Dong} amount=${Math.abs(totalDong)} /></output></div>
  </div>`;
}
