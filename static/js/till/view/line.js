// @ts-check
/** A line of the cart; only the chosen one opens. */
import { html, useEffect, useRef } from "../../../vendor/preact.js";
import { choose, putBack, remove, setQuantity } from "../../cart.js";
import { formatDong } from "../../money.js";
import { formatQuantity, isMeasured } from "../../quantity.js";
import { REASONS } from "../../reasons.js";
import { ask } from "../keys.js";
import { cart, said, setCart, touched } from "../state.js";
import { word } from "../words.js";
import { Icon, Key } from "./parts.js";

/** @typedef {import("../../total.js").Priced} Priced */

const STEP = { piece: 1, gram: 50, millilitre: 50 };

/** @param {{line: Priced, open: boolean}} props */
export function Line({ line, open }) {
  const item = useRef(/** @type {HTMLElement | null} */ (null));
  const touch = touched.value.id === line.id ? touched.value.n : 0;
  useEffect(() => void (open && item.current?.scrollIntoView({ block: "nearest" })), [open, line.quantity]);
  useEffect(() => void (touch && blink(item.current)), [touch]);
  return html`<li ref=${item} class=${`ln${open ? " sel" : ""}`}>
    <button type="button" class="ln-b" aria-expanded=${open} onClick=${() => setCart(choose(cart.value, open ? null : line.id))}>
      <span class="ln-q num">${isMeasured(line.unit) ? "" : html`${formatQuantity(line.quantity)}<i>×</i>`}</span>
      <span class="ln-t"><span class="ln-n">${line.name}</span><span class="ln-m"><${About} line=${line} /></span></span>
      <span class="ln-a num">${formatDong(line.paidDong)}</span></button>
    ${open && html`<${Edit} line=${line} />`}
  </li>`;
}

/** A scanned line blinks once. @param {HTMLElement | null} element */
function blink(element) {
  if (!element || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  element.classList.remove("is-new");
  void element.offsetWidth;
  element.classList.add("is-new");
}

/** @param {{line: Priced}} props */
function About({ line }) {
  const discountDong = line.lineDiscountDong + line.cartDiscountDong;
  const measured = isMeasured(line.unit) && `${formatQuantity(line.quantity, line.unit)} × `;
  return html`<span>${measured}${formatDong(line.unitPriceDong)}${line.unitText && ` · ${line.unitText}`}${line.lotCode && ` · ${line.lotCode}`}</span>
    ${line.back && html`<span class="badge badge-stop">${word("returned")}</span>`}
    ${discountDong > 0 && html`<span class="ln-d"><span class="badge badge-note">${label(line)}</span><span class="num neg">${formatDong(-discountDong)}</span></span>`}`;
}

/** @param {Priced} line */
function label({ discount, cartDiscountDong }) {
  if (discount?.kind !== "percent" || cartDiscountDong) return word("discount");
  return word("discountPercent", { n: String(discount.bp / 100).replace(".", ",") });
}

/** @param {{line: Priced}} props */
function Edit({ line }) {
  const step = STEP[/** @type {keyof typeof STEP} */ (line.unit)];
  const size = Math.abs(line.quantity);
  const to = (/** @type {number} */ quantity) => setCart(setQuantity(cart.value, line.id, line.back ? -quantity : quantity));
  return html`<div class="ln-edit">
    <span class="step">
      <button type="button" aria-label=${word("less")} disabled=${size <= step} onClick=${() => to(size - step)}><${Icon} name="minus" /></button>
      <button type="button" class="step-n num" aria-label=${word("quantity")} onClick=${() => ask("quantity")}>${formatQuantity(size, line.unit)}</button>
      <button type="button" aria-label=${word("more")} onClick=${() => to(size + step)}><${Icon} name="plus" /></button></span>
    ${line.back ? html`<${PutBack} id=${line.id} back=${line.back} />` : html`<button type="button" class="btn btn-q btn-l" onClick=${() => ask("discount")}><${Icon} name="percentage" />${word("discount")}</button>`}
    <button type="button" class="btn btn-q btn-l nb" onClick=${() => setCart(remove(cart.value, line.id))}><${Icon} name="trash" />${word("remove")} <${Key} text="Del" /></button>
  </div>
  ${line.back?.to === "damaged" && html`<${Why} id=${line.id} back=${line.back} />`}`;
}

/** Where goods that come back are put. @param {{id: string, back: import("../../cart.js").Back}} props */
const PutBack = ({ id, back }) => html`<span class="seg">${/** @type {const} */ (["shelf", "damaged"]).map(
  (to) => html`<button type="button" class=${back.to === to ? "on" : ""} aria-pressed=${back.to === to}
    onClick=${() => setCart(putBack(cart.value, id, to))}>${word(to === "shelf" ? "toShelf" : "toDamaged")}</button>`,
)}</span>`;

const WHY = /** @type {const} */ ({ defect: "whyDefect", changed_mind: "whyChangedMind", handling: "whyHandling" });

/** Why spoiled goods came back, and who bears them. @param {{id: string, back: import("../../cart.js").Back}} props */
const Why = ({ id, back }) => html`<fieldset class="ln-why"><legend>${word("why")}</legend>
  <span class="seg">${REASONS.map(
    (reason) => html`<button type="button" class=${back.reason === reason ? "on" : ""} aria-pressed=${back.reason === reason}
      onClick=${() => explain(id, reason)}>${word(WHY[reason])}</button>`,
  )}</span>
  <small class="mut">${word(!back.reason ? "whyFirst" : back.reason === "defect" ? "producerBears" : "houseBears")}</small></fieldset>`;

/** @param {string} id @param {import("../../reasons.js").ReturnReason} reason */
function explain(id, reason) {
  said.value = null;
  return setCart(putBack(cart.value, id, "damaged", reason));
}
