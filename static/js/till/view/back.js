// @ts-check
/** Taking goods back with their receipt: asked of the server, or, without a network, of the sales this device holds. */
import { html, useEffect, useState } from "../../../vendor/preact.js";
import { add } from "../../cart.js";
import { formatDong } from "../../money.js";
import { formatQuantity } from "../../quantity.js";
import { dayAndTime } from "../../time.js";
import { newId } from "../acts.js";
import { backLine, findReceipt } from "../returning.js";
import { cart, link, place, returning, setCart } from "../state.js";
import { word } from "../words.js";
import { BackToCart, Field, Icon, Message } from "./parts.js";

export function Back() {
  const [number, setNumber] = useState(returning.value);
  const [found, setFound] = useState(/** @type {import("../returning.js").Found | null} */ (null));
  const [error, setError] = useState("");
  const find = async (/** @type {string} */ text) => {
    const told = await findReceipt(text);
    setFound(typeof told === "string" ? null : told);
    setError(typeof told === "string" ? told : "");
  };
  useEffect(() => {
    if (!returning.value) return;
    setNumber(returning.value);
    void find(returning.value);
    return () => void (returning.value = "");
  }, [returning.value]);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void find(number);
  };
  return html`<section class="payp listp" aria-label=${word("returns")}><${BackToCart} /><h2>${word("returns")}</h2>
    <form class="find" onSubmit=${submit}>
      <${Field} id="receipt" type="text" label=${word("receiptNumber")} placeholder="KG01-000123" value=${number} onInput=${setNumber} first=${true} />
      <button class="btn btn-act btn-l" type="submit" disabled=${!number.trim()}><${Icon} name="search" />${word("find")}</button></form>
    ${error ? html`<${Message} text=${error} tone="stop" />` : !found && html`<p class="mut">${word(link.value.online ? "returnNote" : "returnOffline")}</p>`}
    ${found && html`<p class="mut">${word("soldAt", { time: dayAndTime(found.at) })}</p>
      <ul class="backs">${found.lines.map((line) => html`<${Sold} key=${line.id} line=${line} receipt=${found.receipt} />`)}</ul>`}
  </section>`;
}

/** @param {{line: import("../returning.js").SoldLine, receipt: string}} props */
function Sold({ line, receipt }) {
  const here = cart.value.lines.find((one) => one.back?.originalLineId === line.id);
  const left = line.quantity - line.returned + (here?.quantity ?? 0);
  const take = async () => {
    await setCart(add(cart.value, backLine(line, receipt, newId(Date.now()))));
    place.value = "sell";
  };
  return html`<li class="backs-r"><span><b>${line.name}</b>
      <small class="mut"><span class="num">${formatQuantity(line.quantity, line.unit)} × ${formatDong(line.unitPriceDong)} = ${formatDong(line.paidDong)}</span> · ${left ? word("leftToReturn", { n: formatQuantity(left, line.unit) }) : word("nothingLeft")}</small></span>
    <button type="button" class="btn btn-l" disabled=${!left} onClick=${take}><${Icon} name="receipt-refund" />${word("takeBack")}</button></li>`;
}
