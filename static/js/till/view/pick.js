// @ts-check
/** Choosing goods: search, filters, tiles, the row of keys. */
import { html } from "../../../vendor/preact.js";
import { formatDong } from "../../money.js";
import { formatQuantity, isMeasured } from "../../quantity.js";
import { addProduct, takeBack } from "../acts.js";
import { hold } from "../holding.js";
import { ask } from "../keys.js";
import { printLatest } from "../printing.js";
import * as state from "../state.js";
import { inEnglish, word } from "../words.js";
import { Found } from "./found.js";
import { Key, Message, Pack, Standing } from "./parts.js";
import { Search } from "./search.js";
import { Unknown } from "./unknown.js";

const MOST_TILES = 96;
const FEW = 3;

export const Pick = () => html`<section class="pick" aria-label=${word("goods")}>
  <${Search} />
  <${Said} />
  ${state.query.value.trim() ? html`<${Found} />` : html`<${Filters} /><${Tiles} />`}
  <${Keys} />
</section>`;

/** What a scan or an act has to say: a line, never a dialog. */
function Said() {
  const said = state.said.value;
  if (!said) return null;
  return html`<div class="said"><${Message} ...${said}>${said.code && html`<${Unknown} key=${said.code} code=${said.code} />`}<//></div>`;
}

/** A mouse's wheel turns the row of filters sideways. @param {WheelEvent & {currentTarget: HTMLElement}} event */
const turn = (event) => void (event.currentTarget.scrollLeft += event.deltaY);

const Filters = () => html`<div class="cats" role="group" aria-label=${word("goods")} onWheel=${turn}>
  ${[...(state.often.value.size ? [["often", word("often")]] : []), ["", word("all")], ...setsInUse()].map(
    ([code, name]) => html`<button type="button" class=${`chip${shown() === code ? " on" : ""}`} aria-pressed=${shown() === code}
      title=${name} onClick=${() => (state.shown.value = code)}>${short(name)}</button>`,
  )}
</div>`;

/** The official names of product sets are long: brackets and what follows the second comma are left out. @param {string} name */
const short = (name) => name.replace(/ *\(.*\)/, "").split(", ").slice(0, 2).join(", ");

/** Until something was sold here, all goods are shown. */
const shown = () => (state.shown.value === "often" && state.often.value.size === 0 ? "" : state.shown.value);

/** The product sets that the catalogue has goods of, those with the most first. @returns {string[][]} */
function setsInUse() {
  const counts = new Map();
  for (const { set_code: code } of state.products.value) counts.set(code, (counts.get(code) ?? 0) + 1);
  /** @type {any[]} */
  const sets = state.catalogue.value?.product_sets ?? [];
  return sets
    .filter((one) => counts.has(one.code))
    .sort((a, b) => counts.get(b.code) - counts.get(a.code))
    .map((one) => [one.code, inEnglish ? one.name_en : one.name_vi]);
}

function chosen() {
  if (shown() !== "often") return state.products.value.filter((product) => !shown() || product.set_code === shown());
  const often = state.often.value;
  return state.products.value.toSorted((a, b) => (often.get(b.id) ?? 0) - (often.get(a.id) ?? 0));
}

function Tiles() {
  const goods = chosen().slice(0, MOST_TILES);
  if (!goods.length) return html`<div class="tiles-void"><p>${word("noGoods")}</p></div>`;
  return html`<div class="tiles">${goods.map((product) => html`<${Tile} key=${product.id} product=${product} />`)}</div>`;
}

/** @param {{product: any}} props */
function Tile({ product }) {
  const price = state.priceOf(product);
  const count = state.inCart.value.get(product.id);
  return html`<button type="button" class="tile" onClick=${() => addProduct(product)}>
    <span class="tile-top"><${Pack} product=${product} /><${Standing} product=${product} />
      ${count && html`<span class="tile-n num" aria-label=${word("inCart", { n: formatQuantity(count, product.unit) })}>${isMeasured(product.unit) ? "✓" : count}</span>`}</span>
    <span class="tile-name">${product.name}</span>
    <span class="tile-foot"><span class="tile-price num">${price === null ? "–" : formatDong(price)}</span><${Stock} product=${product} /></span>
  </button>`;
}

/** @param {{product: any}} props */
const Stock = ({ product: { stock, unit, unit_text: unitText } }) =>
  stock > FEW || isMeasured(unit)
    ? html`<span class="tile-unit">${unitText}</span>`
    : html`<span class="tile-low">${stock > 0 ? word("left", { n: stock }) : word("soldOut")}</span>`;

const Keys = () => {
  const { lines, past } = state.cart.value;
  return html`<div class="fn">
  <${Button} text=${word("quantity")} cap="F4" off=${!lines.length} act=${() => ask("quantity")} />
  <${Button} text=${word("discountKey")} cap="F6" off=${!lines.length} act=${() => ask("discount")} />
  <${Button} text=${word("hold")} cap="F7" off=${!lines.length} act=${hold} />
  <${Button} text=${word("held")} cap="F8" count=${state.held.value.length} act=${() => ask("held")} />
  <${Button} text=${word("undo")} cap="Ctrl+Z" off=${!past.length} act=${takeBack} />
  <${Button} text=${word("printAgain")} cap="F10" act=${printLatest} />
  <${Button} text=${word("keys")} cap="?" act=${() => ask("keys")} />
</div>`;
};

/** @param {{text: string, cap: string, act: () => unknown, count?: number, off?: boolean}} props */
const Button = ({ text, cap, act, count = 0, off = false }) => html`<button type="button" class="fnb" disabled=${off} onClick=${act}>
  ${text}${count > 0 && html`<span class="fnc num">${count}</span>`}<${Key} text=${cap} />
</button>`;
