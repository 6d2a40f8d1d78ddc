// @ts-check
/** On a phone: the foot of the screen with the last scan, the total and Pay; pulled up it is the cart. */
import { html } from "../../../vendor/preact.js";
import { formatDong } from "../../money.js";
import { formatQuantity } from "../../quantity.js";
import { ask, pay } from "../keys.js";
import { cart, raised, total, touched } from "../state.js";
import { word } from "../words.js";
import { Dong, Icon } from "./parts.js";

const raise = () => {
  raised.value = true;
};

const canSee = "BarcodeDetector" in window && Boolean(navigator.mediaDevices);

export function Sheet() {
  const { lines } = cart.value;
  const last = total.value.lines.find((line) => line.id === touched.value.id) ?? total.value.lines.at(-1);
  return html`<aside class="sheet" aria-label=${word("cart")}>
    <button type="button" class="grip" aria-label=${word("showCart")} onClick=${raise}></button>
    ${last && html`<${Last} line=${last} />`}
    <button type="button" class="peek" onClick=${raise}>
      <span class="peek-l"><b>${word("pieces", { n: total.value.pieces })}</b> · ${word("onlyLines", { n: lines.length })}<${Icon} name="chevron-up" size="i-s" /></span>
      <span class="peek-v"><${Dong} amount=${total.value.totalDong} /></span>
    </button>
    <div class="pay">
      ${canSee && html`<button type="button" class="btn btn-l btn-icon scanb" aria-label=${word("camera")} onClick=${() => ask("camera")}><${Icon} name="scan" /></button>`}
      <button type="button" class="btn btn-act btn-pay" disabled=${!lines.length} onClick=${pay}>${word("pay")}</button>
    </div>
  </aside>`;
}

/** @param {{line: import("../../total.js").Priced}} props */
const Last = ({ line }) => html`<button type="button" class="ln-b ln-last" onClick=${raise}>
  <span class="ln-q num">${line.unit === "piece" && html`${formatQuantity(line.quantity)}<i>×</i>`}</span>
  <span class="ln-t"><span class="ln-n">${line.name}</span><span class="ln-m">${[word("justScanned"), line.unitText].filter(Boolean).join(" · ")}</span></span>
  <span class="ln-a num">${formatDong(line.paidDong)}</span>
</button>`;
