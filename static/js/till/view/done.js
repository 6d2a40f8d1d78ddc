// @ts-check
/** After paying: the change due stays large until the next scan; the receipt is one touch away. */

import { html, useEffect, useState } from "../../../vendor/preact.js";
import { formatDong } from "../../money.js";
import { leaveDone } from "../acts.js";
import { call } from "../api.js";
import { goBack } from "../keys.js";
import { done, store, till, waiting } from "../state.js";
import { latestSales } from "../store.js";
import { word } from "../words.js";
import { Dong, Icon } from "./parts.js";
import { useEnter } from "./pay.js";

export function Done() {
  useEnter(leaveDone);
  const { receipt, changeDong, dueDong } = done.value;
  return html`<section class="payp donep" aria-label=${word("saved")}>
    <p class="done-s" role="status"><${Icon} name="circle-check" size="i-l" />${word("saved")} · ${word("receipt", { number: receipt })}</p>
    <div class="done-c"><span>${changeDong ? word("change") : word(dueDong < 0 ? "toReturn" : "customerPays")}</span>
      <span class="chg-v"><${Dong} amount=${changeDong || Math.abs(dueDong)} /></span></div>
    <${Papers} receipt=${receipt} />
    <div class="chg"><span class="gap"></span><button type="button" class="btn btn-act btn-pay" onClick=${leaveDone}>${word("nextSale")}<span class="kbd">Enter</span></button></div>
  </section>`;
}

/** @param {{receipt: string}} props */
function Papers({ receipt }) {
  const [told, setTold] = useState("");
  const print = async () => {
    const answer = await call(till.value.credential, `receipts/${receipt}/print`, { method: "POST", body: {} }).catch((refused) => refused);
    setTold(answer === null ? word("unreachable") : answer instanceof Error ? answer.message : word("printQueued"));
  };
  return html`<div class="done-p">
    <button type="button" class="btn btn-l" disabled=${waiting.value > 0} onClick=${print}><${Icon} name="printer" />${word("print")}</button>
    <a class="btn btn-l" href=${`/receipts/${receipt}`} target="_blank" rel="noopener"><${Icon} name="receipt" />${word("openReceipt")}</a>
    <span class="mut" role="status">${told}</span></div>`;
}

const STATES = /** @type {const} */ ({ stored: "statusStored", waiting: "statusWaiting", conflict: "statusConflict", rejected: "statusRejected" });

/** The latest sales of this browser, to look at and to print again. */
export function Latest() {
  const [sales, setSales] = useState(/** @type {any[]} */ ([]));
  useEffect(() => void latestSales(store(), 20).then(setSales), [waiting.value]);
  return html`<section class="payp" aria-label=${word("latest")}><div class="ph-r"><button type="button" class="btn btn-q btn-l" onClick=${goBack}><${Icon} name="arrow-left" />${word("backToCart")} <span class="kbd">Esc</span></button></div>
    <h2>${word("latest")}</h2>${sales.length ? html`<ul class="backs">${sales.map((kept) => html`<li class="backs-r"><span><b>${kept.receipt}</b><small class="mut">${formatDong(kept.sale.total_dong)} đ · ${word(STATES[/** @type {keyof typeof STATES} */ (kept.status)] ?? "statusStored")}${kept.reason && ` · ${kept.reason}`}</small></span><${Papers} receipt=${kept.receipt} /></li>`)}</ul>` : html`<p class="mut">${word("noLatest")}</p>`}</section>`;
}
