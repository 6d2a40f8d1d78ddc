// @ts-check
/** Choosing goods: search, product sets, tiles. */

import { html, useEffect, useRef } from "../../../vendor/preact.js";
import { formatDong } from "../../money.js";
import { search } from "../../search.js";
import { addProduct, hold, typed } from "../acts.js";
import { ask } from "../keys.js";
import { byCode, cart, catalogue, held, index, place, plain, priceOf, products, query, said, set, setCart } from "../state.js";
import { undo } from "../../cart.js";
import { word } from "../words.js";
import { Icon, Message, Pack, Stars } from "./parts.js";

const MOST_TILES = 60;
const DEBOUNCE_MS = 90;

export const Pick = () => html`<section class="pick" aria-label=${word("goods")}>
  <${Search} /><${Sets} />
  ${said.value && html`<div class="said"><${Message} ...${said.value} /></div>`}
  <${Tiles} /><${Keys} />
</section>`;

function Search() {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const timer = useRef(/** @type {any} */ (0));
  useEffect(() => field.current?.focus(), []);
  const onInput = (/** @type {any} */ event) => {
    clearTimeout(timer.current);
    const text = event.currentTarget.value;
    timer.current = setTimeout(() => (query.value = text), DEBOUNCE_MS);
  };
  const onKeyDown = (/** @type {any} */ event) => {
    if (event.key !== "Enter") return;
    clearTimeout(timer.current);
    void enter(event.currentTarget.value);
    event.currentTarget.value = "";
  };
  return html`<div class="pick-top">
    <label class="input search"><${Icon} name="search" />
      <input ref=${field} type="search" autocomplete="off" placeholder=${word("search")} aria-label=${word("keySearch")} value=${query.value} onInput=${onInput} onKeyDown=${onKeyDown} />
      <span class="kbd">F2</span></label>
    <span class="scan"><${Icon} name="scan" /><span>${word("scanner")}</span></span>
  </div>`;
}

/** Enter takes a code, else the only thing found. @param {string} text */
async function enter(text) {
  const hits = found(text);
  if (/^\d+\*/.test(text) || byCode.value.has(plain(text.trim())) || /^\d{6,}$/.test(text.trim())) return typed(text);
  if (hits.length === 1) {
    query.value = "";
    return addProduct(hits[0]);
  }
  query.value = text;
}

const Sets = () => html`<div class="cats" role="group" aria-label=${word("goods")}>
  ${[["", word("all")], ...setsInUse()].map(
    ([code, name]) =>
      html`<button type="button" class=${`chip${set.value === code ? " on" : ""}`} aria-pressed=${set.value === code} onClick=${() => (set.value = code ?? "")}>${name}</button>`,
  )}
</div>`;

function setsInUse() {
  const used = new Set(products.value.map((product) => product.set_code));
  const name = document.documentElement.lang === "en" ? "name_en" : "name_vi";
  return (catalogue.value?.product_sets ?? []).filter((/** @type {any} */ one) => used.has(one.code)).map((/** @type {any} */ one) => [one.code, one[name]]);
}

/** @param {string} text @returns {any[]} */
function found(text) {
  if (!text.trim()) return products.value;
  const exact = byCode.value.get(plain(text.trim()));
  return exact ?? search(index.value, text, MOST_TILES).map((/** @type {number} */ i) => products.value[i]);
}

function Tiles() {
  const chosen = found(query.value).filter((product) => !set.value || product.set_code === set.value).slice(0, MOST_TILES);
  if (!chosen.length) return html`<div class="tiles-void"><p>${word("noResult", { text: query.value })}</p></div>`;
  return html`<div class="tiles">${chosen.map((product) => html`<${Tile} key=${product.id} product=${product} />`)}</div>`;
}

/** @param {{product: any}} props */
function Tile({ product }) {
  const price = priceOf(product);
  const inCart = cart.value.lines.filter((line) => line.productId === product.id && !line.back).reduce((n, line) => n + line.quantity, 0);
  return html`<button type="button" class="tile" onClick=${() => addProduct(product)}>
    <span class="tile-top"><${Pack} unitText=${product.unit_text} code=${product.code} />
      ${product.stars > 0 && html`<${Stars} count=${product.stars} />`}
      ${product.certificate === "expired" && html`<span class="badge badge-stop">${word("expired")}</span>`}
      ${inCart > 0 && html`<span class="tile-n num">${inCart}</span>`}</span>
    <span class="tile-name">${product.name}</span>
    <span class="tile-foot"><span class="tile-price">${price === null ? "–" : formatDong(price)}</span>
      ${product.stock <= 3 ? html`<span class="badge badge-note">${word("left", { n: product.stock })}</span>` : html`<span class="tile-unit">${product.unit_text}</span>`}</span>
  </button>`;
}

const Keys = () => html`<div class="fn">
  <${Key} text=${word("quantity")} cap="F4" act=${() => ask("quantity")} />
  <${Key} text=${word("discountKey")} cap="F6" act=${() => ask("discount")} />
  <${Key} text=${word("hold")} cap="F7" act=${hold} />
  <${Key} text=${word("held")} cap="F8" count=${held.value.length} act=${() => ask("held")} />
  <${Key} text=${word("undo")} cap="Ctrl+Z" act=${() => setCart(undo(cart.value))} />
  <${Key} text=${word("latest")} cap="F10" act=${() => (place.value = "latest")} />
  <${Key} text=${word("keys")} cap="?" act=${() => ask("keys")} />
</div>`;

/** @param {{text: string, cap: string, act: () => unknown, count?: number}} props */
const Key = ({ text, cap, act, count = 0 }) => html`<button type="button" class="fnb" onClick=${act}>${text}
  ${count > 0 && html`<span class="fnc num">${count}</span>`}<span class="kbd">${cap}</span></button>`;
