// @ts-check
/** What a search finds, the best first; one of them is chosen. */
import { effect, html, signal, useEffect, useRef } from "../../../vendor/preact.js";
import { plain } from "../../goods.js";
import { formatDong } from "../../money.js";
import { isMeasured } from "../../quantity.js";
import { marked, search } from "../../search.js";
import { addProduct } from "../acts.js";
import { byCode, index, priceOf, products, query } from "../state.js";
import { word } from "../words.js";
import { Key, Pack, Pole, Standing } from "./parts.js";

const MOST_FOUND = 40;

const place = signal(0);

effect(() => {
  void query.value;
  place.value = 0;
});

/** @param {string} text @returns {any[]} */
export const foundFor = (text) =>
  byCode.value.get(plain(text.trim())) ?? search(index.value, text, MOST_FOUND).map((i) => products.value[i]);

/** @param {number} by */
export function chooseFound(by) {
  const count = foundFor(query.value).length;
  place.value = Math.max(0, Math.min(count - 1, place.value + by));
}

/** The chosen one of these goods. @param {any[]} goods */
export const goodsAt = (goods) => goods[place.value];

export function Found() {
  const goods = foundFor(query.value);
  if (/^\d{1,4}\*$/.test(query.value.trim())) return html`<p class="rs-h"><b>${query.value}</b>${word("keyTimes")}</p>`;
  if (!goods.length) return html`<div class="tiles-void" role="status"><${Pole} state="level" /><p class="b">${word("noResult", { text: query.value })}</p><p class="mut">${word("noResultNote")}</p></div>`;
  return html`<p class="rs-h" role="status"><b>${word("found", { n: goods.length })}</b> ${word("foundFor", { text: query.value })}<span class="mut hide-p">${word("foundHint")}</span></p>
    <ul class="rss">${goods.map((product, i) => html`<${Row} key=${product.id} product=${product} on=${i === place.value} />`)}</ul>`;
}

/** @param {{product: any, on: boolean}} props */
function Row({ product, on }) {
  const row = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => void (on && row.current?.scrollIntoView({ block: "nearest" })), [on]);
  const price = priceOf(product);
  const take = async () => {
    await addProduct(product);
    query.value = "";
  };
  return html`<li ref=${row}><button type="button" class=${`rs${on ? " on" : ""}`} onClick=${take}>
    <${Pack} product=${product} />
    <span class="ln-t"><span class="ln-n"><${Name} name=${product.name} /></span>
      <span class="ln-m">${[product.unit_text, product.producer.name, product.producer.commune].filter(Boolean).join(" · ")}</span></span>
    <span class="rs-o"><${Standing} product=${product} /></span>
    <span class="rs-s">${stock(product)}</span>
    <span class="num b rs-p">${price === null ? "–" : formatDong(price)}</span>
    <span class="rs-k">${on && html`<${Key} text="Enter" />`}</span>
  </button></li>`;
}

/** @param {any} product */
const stock = ({ stock: n, unit }) =>
  n > 0 ? (isMeasured(unit) ? "" : word("left", { n })) : html`<span class="badge badge-note">${word("soldOut")}</span>`;

/** @param {{name: string}} props */
const Name = ({ name }) => marked(name, query.value).map((part, i) => (i % 2 ? html`<mark>${part}</mark>` : part));
