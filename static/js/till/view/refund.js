// @ts-check
/** Giving money back, in cash or by transfer; or nothing at all, when what comes back pays for what goes. */
import { html, useState } from "../../../vendor/preact.js";
import { formatDong } from "../../money.js";
import { cashFor, complete } from "../checkout.js";
import { total } from "../state.js";
import { word } from "../words.js";
import { Notes } from "./cash.js";
import { Store } from "./pay.js";
import { Dong, keepFocus, useEnter } from "./parts.js";

export function Refund() {
  const [means, setMeans] = useState(/** @type {"cash" | "transfer"} */ ("cash"));
  const cash = cashFor([]);
  const inCash = means === "cash";
  const backDong = inCash ? -cash.cashDong : -total.value.totalDong;
  const store = () => complete([{ means, amountDong: -backDong }], inCash ? cash.roundingDong : 0);
  useEnter(store);
  return html`<div class="pay-w">
      <div class="due"><span>${word(backDong ? "toReturn" : "nothingDue")}${inCash && cash.roundingDong !== 0 && html`<small>${word("rounding")} ${formatDong(cash.roundingDong)}</small>`}</span>
        <span><${Dong} amount=${backDong} /></span></div>
      ${backDong > 0 && html`<div class="seg">${/** @type {const} */ (["cash", "transfer"]).map(
        (one) => html`<button type="button" class=${means === one ? "on" : ""} aria-pressed=${means === one} onMouseDown=${keepFocus} onClick=${() => setMeans(one)}>${word(one === "cash" ? "cash" : "byTransfer")}</button>`,
      )}</div>`}
    </div>
    <div class="chg">${backDong > 0 && inCash && html`<${Notes} amountDong=${backDong} />`}<span class="gap"></span>
      <${Store} text=${word(backDong ? "giveCash" : "even")} store=${store} /></div>`;
}
