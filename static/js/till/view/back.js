// @ts-check
/** Taking goods back with their receipt. */

import { html, useEffect, useState } from "../../../vendor/preact.js";
import { add } from "../../cart.js";
import { formatDong } from "../../money.js";
import { formatQuantity } from "../../quantity.js";
import { newId } from "../acts.js";
import { call } from "../api.js";
import { refunded } from "../checkout.js";
import { goBack } from "../keys.js";
import { byId, cart, done, place, setCart, till } from "../state.js";
import { receiptOf } from "../codes.js";
import { word } from "../words.js";
import { Icon, Message } from "./parts.js";

export function Back() {
  const asked = done.value?.receipt ?? "";
  const [number, setNumber] = useState(asked);
  const [found, setFound] = useState(/** @type {any} */ (null));
  const [error, setError] = useState("");
  const find = async (/** @type {string} */ text) => {
    const told = await call(till.value.credential, `receipts/${encodeURIComponent(receiptOf(text) ?? text.trim())}`).catch((refused) => refused);
    setFound(told === null || told instanceof Error ? null : told.body);
    setError(told === null ? word("unreachable") : told instanceof Error ? told.message : "");
  };
  useEffect(() => void (asked && find(asked)), [asked]);
  return html`<section class="payp" aria-label=${word("returns")}><div class="ph-r"><button type="button" class="btn btn-q btn-l" onClick=${goBack}><${Icon} name="arrow-left" />${word("backToCart")} <span class="kbd">Esc</span></button></div>
    <h2>${word("returns")}</h2><p class="mut">${word("returnNote")}</p>
    <form class="find" onSubmit=${(/** @type {Event} */ e) => { e.preventDefault(); void find(number); }}>
      <div class="input"><input aria-label=${word("receiptNumber")} placeholder="KG01-000123" autocomplete="off" value=${number} onInput=${(/** @type {any} */ e) => setNumber(e.currentTarget.value)} /></div>
      <button class="btn btn-act btn-l" type="submit"><${Icon} name="search" />${word("find")}</button></form>
    ${error && html`<${Message} text=${error} tone="stop" />`}
    ${found && html`<ul class="backs">${found.lines.filter((/** @type {any} */ line) => line.quantity > 0).map((/** @type {any} */ line) => html`<${Sold} key=${line.id} line=${line} sale=${found.sale} />`)}</ul>`}
  </section>`;
}

/** @param {{line: any, sale: any}} props */
function Sold({ line, sale }) {
  const left = line.quantity - line.returned;
  const take = async () => {
    await setCart(add(cart.value, backLine(line, sale)));
    if (!refunded.has(sale.receipt)) refunded.set(sale.receipt, 0);
    place.value = "sell";
  };
  return html`<li class="backs-r"><span><b>${line.name}</b><small class="mut">${formatQuantity(line.quantity, line.unit || "piece")} × ${formatDong(line.unit_price_dong)} = ${formatDong(line.paid_dong)} · ${left ? word("leftToReturn", { n: formatQuantity(left, line.unit || "piece") }) : word("nothingLeft")}</small></span>
    <button type="button" class="btn" disabled=${!left} onClick=${take}><${Icon} name="receipt-refund" />${word("takeBack")}</button></li>`;
}

/** @param {any} line @param {any} sale @returns {import("../../cart.js").Line} */
const backLine = (line, sale) => ({
  id: newId(Date.now()), productId: line.product_id, scanned: "", name: line.name, unit: line.unit || "piece",
  unitText: byId.value.get(line.product_id)?.unit_text ?? "", quantity: line.unit && line.unit !== "piece" ? -(line.quantity - line.returned) : -1,
  unitPriceDong: line.unit_price_dong, priceBasis: line.price_basis, vatClass: line.vat_class, lotCode: null, noDiscount: true, discount: null,
  back: {
    originalLineId: line.id, receipt: sale.receipt, sold: line.quantity, before: line.returned, listDong: line.list_dong,
    paidDong: line.paid_dong, vatDong: line.vat_dong, vatRateBp: line.vat_rate_bp, to: "shelf",
  },
});
