// @ts-check
/** After paying: the change due stays large until the next scan; the receipt is one touch away. */
import { html, useEffect, useState } from "../../../vendor/preact.js";
import { formatDong } from "../../money.js";
import { dayAndTime } from "../../time.js";
import { leaveDone } from "../acts.js";
import { print } from "../printing.js";
import { done, offsetMs, said, store, waiting } from "../state.js";
import { word } from "../words.js";
import { Notes } from "./cash.js";
import { BackToCart, Dong, Icon, Key, Message, keepFocus, useEnter } from "./parts.js";

export function Done() {
  useEnter(leaveDone);
  const { kept, changeDong, dueDong, tenderedDong } = done.value;
  return html`<section class="payp donep" aria-label=${word("saved")}>
    <p class="done-s" role="status"><${Icon} name="circle-check" size="i-l" />${word("saved")} · ${word("receipt", { number: kept.receipt })}</p>
    <div class="done-c"><span class="chg-l">${word(changeDong ? "change" : dueDong < 0 ? "gaveBack" : "paid")}</span>
      <output class="chg-v"><${Dong} amount=${changeDong || Math.abs(dueDong)} /></output>
      ${changeDong > 0 && html`<p class="mut">${word("toCollect")} <span class="num">${formatDong(dueDong)}</span> · ${word("given")} <span class="num">${formatDong(tenderedDong)}</span></p>
        <${Notes} amountDong=${changeDong} />`}</div>
    ${said.value && html`<${Message} text=${said.value.text} tone=${said.value.tone} />`}
    <div class="chg"><${Papers} kept=${kept} keyed=${true} /><span class="gap"></span>
      <button type="button" class="btn btn-act btn-pay" onClick=${leaveDone}>${word("nextSale")}<${Key} text="Enter" /></button></div>
  </section>`;
}

/** @param {{kept: import("../store.js").Kept, keyed?: boolean}} props */
const Papers = ({ kept, keyed = false }) => html`<span class="done-p">
  <button type="button" class="btn btn-l" onMouseDown=${keepFocus} onClick=${() => print(kept.id)}><${Icon} name="printer" />${word("print")}${keyed && html`<${Key} text="F10" />`}</button>
  ${!waiting.value.some((one) => one.id === kept.id) && html`<a class="btn btn-q btn-l" href=${`/receipts/${kept.receipt}`} target="_blank" rel="noopener"><${Icon} name="receipt" />${word("openReceipt")}</a>`}
</span>`;

const STATES = /** @type {const} */ ({ stored: "statusStored", waiting: "statusWaiting", conflict: "statusConflict", rejected: "statusRejected" });
const TONES = { stored: "ok", waiting: "note", conflict: "stop", rejected: "stop" };
const LATEST = 20;

/** The latest sales of this browser, to look at and to print again. */
export function Latest() {
  const [sales, setSales] = useState(/** @type {import("../store.js").Kept[]} */ ([]));
  useEffect(() => void store().latest(LATEST).then(setSales), [waiting.value]);
  return html`<section class="payp listp" aria-label=${word("latest")}><${BackToCart} /><h2>${word("latest")}</h2>
    ${said.value && html`<${Message} text=${said.value.text} tone=${said.value.tone} />`}
    ${sales.length ? html`<ul class="backs">${sales.map((kept) => html`<${Sale} key=${kept.id} kept=${kept} />`)}</ul>` : html`<p class="mut">${word("noLatest")}</p>`}
  </section>`;
}

/** @param {{kept: import("../store.js").Kept}} props */
const Sale = ({ kept }) => html`<li class="backs-r"><span>
    <b><span class="np">${kept.receipt}</span> · <span class="num">${formatDong(kept.sale.total_dong)}</span> đ</b>
    <small class="mut">${dayAndTime(Date.parse(kept.sale.device_at) + offsetMs.value)} <span class=${`badge badge-${TONES[kept.status]}`}>${word(STATES[kept.status])}</span> ${kept.reason}</small></span>
  <${Papers} kept=${kept} /></li>`;
