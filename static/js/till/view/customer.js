// @ts-check
/** The customer's display: lines, total, the code to pay by, change, thanks. */
import { html, useEffect, useRef, useState } from "../../../vendor/preact.js";
import { formatDong } from "../../money.js";
import { formatQuantity, isMeasured } from "../../quantity.js";
import { listenAsCustomer } from "../display.js";
import { word } from "../words.js";
import { Dong, Mark, QR } from "./parts.js";

/** @typedef {import("../display.js").Shown} Shown */

export function Customer() {
  const [shown, setShown] = useState(/** @type {Shown | null} */ (null));
  useEffect(() => listenAsCustomer(setShown), []);
  return html`<div class="cust"><header class="cust-h"><${Mark} /><b>${shown?.shop ?? ""}</b></header>
    ${shown && shown.kind !== "idle" ? html`<${Busy} shown=${shown} />` : html`<main class="cust-i"><${Mark} className="mark mark-big" /><p>${word("welcome")}</p></main>`}
  </div>`;
}

/** @param {{shown: Shown}} props */
function Busy({ shown }) {
  if (shown.kind === "code") return html`<main class="cust-q"><${QR} text=${shown.code} label=${word("scanToPay")} /><${Sum} shown=${shown} label=${word("scanToPay")} /></main>`;
  if (shown.kind === "done") return html`<main class="cust-i"><p class="cust-t">${word("thanks")}</p>${shown.changeDong > 0 && html`<div class="done-c"><span class="chg-l">${word("change")}</span><output class="chg-v"><${Dong} amount=${shown.changeDong} /></output></div>`}</main>`;
  return html`<main class="cust-c"><${Lines} shown=${shown} /><${Sum} shown=${shown} label=${word(shown.totalDong < 0 ? "giveBack" : "customerPays")} /></main>`;
}

/** @param {{shown: Shown}} props */
function Lines({ shown }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => void list.current?.lastElementChild?.scrollIntoView({ block: "end" }), [shown.lines.length]);
  return html`<ol class="lns" ref=${list}>${shown.lines.map(
    (line) => html`<li class="ln"><span class="ln-b"><span class="ln-q num">${isMeasured(line.unit) ? "" : html`${line.quantity}<i>×</i>`}</span>
      <span class="ln-t"><span class="ln-n">${line.name}</span>${isMeasured(line.unit) && html`<span class="ln-m">${formatQuantity(line.quantity, line.unit)}</span>`}</span>
      <span class="ln-a num">${formatDong(line.paidDong)}</span></span></li>`,
  )}</ol>`;
}

/** @param {{shown: Shown, label: string}} props */
const Sum = ({ shown, label }) => html`<div class="cust-s">
  ${shown.kind === "cart" && shown.discountDong > 0 && html`<p>${word("discounts")} <span class="num neg">${formatDong(-shown.discountDong)}</span></p>`}
  <p class="cust-l">${label}</p>
  <output class="chg-v"><${Dong} amount=${Math.abs(shown.totalDong)} /></output>
</div>`;
