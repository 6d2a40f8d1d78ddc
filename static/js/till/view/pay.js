// @ts-check
/** Paying: cash with change, VietQR, card, voucher, or several of them. */

import { html, useEffect, useState } from "../../../vendor/preact.js";
import { formatDong, readDong } from "../../money.js";
import { notesFor, suggestions, tendered } from "../../payment.js";
import { cashFor, complete } from "../checkout.js";
import { goBack } from "../keys.js";
import { busy, total } from "../state.js";
import { word } from "../words.js";
import { Dong, Icon, Message } from "./parts.js";
import { Split } from "./split.js";
import { VietQR } from "./vietqr.js";

const WAYS = /** @type {const} */ ([["cash", "cash"], ["transfer", "qrcode"], ["card", "credit-card"], ["voucher", "ticket"], ["split", "arrows-split-2"]]);

export function Pay() {
  const [way, setWay] = useState(/** @type {(typeof WAYS)[number][0]} */ ("cash"));
  const refund = total.value.totalDong < 0;
  return html`<section class="payp" aria-label=${word("pay")}>
    <div class="ph-r"><button type="button" class="btn btn-q btn-l" onClick=${goBack}><${Icon} name="arrow-left" />${word("backToCart")} <span class="kbd">Esc</span></button></div>
    ${!refund && html`<div class="ptabs" role="tablist">${WAYS.map(
      ([name, icon]) => html`<button type="button" role="tab" aria-selected=${way === name} class=${`ptab${way === name ? " on" : ""}`} onClick=${() => setWay(name)}><${Icon} name=${icon} />${word(name)}</button>`,
    )}</div>`}
    ${refund || way === "cash" ? html`<${Cash} />` : way === "transfer" ? html`<${VietQR} />` : way === "split" ? html`<${Split} />` : html`<${Other} means=${way} />`}
  </section>`;
}

function Cash() {
  const { cashDong, roundingDong } = cashFor([]);
  const [text, setText] = useState("");
  const given = tendered(readDong(text), cashDong) ?? cashDong;
  const enough = cashDong <= 0 || given >= cashDong;
  const store = () => enough && complete([{ means: "cash", amountDong: cashDong, ...(cashDong > 0 ? { tenderedDong: given } : {}) }], roundingDong);
  useEnter(store);
  if (cashDong <= 0) return html`<${Refund} cashDong=${cashDong} store=${store} />`;
  const change = given - cashDong;
  return html`<div class="pgrid"><div class="pl-c">
      <div class="due"><span>${word("toCollect")}</span><span><${Dong} amount=${cashDong} /></span></div>
      ${roundingDong !== 0 && html`<p class="mut t13">${word("rounding")}: ${formatDong(roundingDong)}</p>`}
      <label class="lab" for="given">${word("given")}</label>
      <div class="input input-xl"><input id="given" class="num" inputmode="numeric" autocomplete="off" placeholder=${formatDong(cashDong)} value=${text} onInput=${(/** @type {any} */ e) => setText(e.currentTarget.value)} /><span class="u">đ</span></div>
      <div class="sug">${suggestions(cashDong).map((note, i) => html`<button type="button" class=${`sg${given === note && text ? " on" : ""}`} onClick=${() => setText(String(note))}><span class="num">${formatDong(note)}</span>${i === 0 && html`<small>${word("exact")} <span class="kbd">Enter</span></small>`}</button>`)}</div>
    </div><${Pad} text=${text} setText=${setText} /></div>
    <div class="chg"><div class="chg-a"><span class="chg-l">${enough ? word("change") : word("notEnough")}</span><span class="chg-v"><${Dong} amount=${Math.max(change, 0)} /></span></div>
      ${change > 0 && html`<${Notes} amount=${change} />`}
      <${Store} text=${word("takeCash")} disabled=${!enough} store=${store} /></div>`;
}

/** @param {{cashDong: number, store: () => unknown}} props */
const Refund = ({ cashDong, store }) => html`
  <div class="due"><span>${word("toReturn")}</span><span><${Dong} amount=${-cashDong} /></span></div>
  <div class="chg">${cashDong < 0 && html`<${Notes} amount=${-cashDong} />`}<span class="gap"></span><${Store} text=${word("giveCash")} store=${store} /></div>`;

/** @param {{amount: number}} props */
const Notes = ({ amount }) => html`<div class="chg-n"><span class="mut t13">${word("notes")}</span><span class="bns">
  ${notesFor(amount).map(({ note, pieces }) => html`<span class=${`bn bn${note}`}><span class="num">${formatDong(note)}</span>${pieces > 1 && html` ×${pieces}`}</span>`)}</span></div>`;

/** @param {{text: string, setText: (text: string) => void}} props */
const Pad = ({ text, setText }) => html`<div class="pad">
  ${["7", "8", "9", "4", "5", "6", "1", "2", "3", "0", "000"].map((figure) => html`<button type="button" class="num" onClick=${() => setText(text + figure)}>${figure}</button>`)}
  <button type="button" aria-label=${word("less")} onClick=${() => setText(text.slice(0, -1))}><${Icon} name="backspace" /></button></div>`;

/** @param {{means: "card" | "voucher"}} props */
function Other({ means }) {
  const due = total.value.totalDong;
  const store = () => complete([{ means, amountDong: due }], 0);
  useEnter(store);
  return html`<div class="due"><span>${word("toCollect")}</span><span><${Dong} amount=${due} /></span></div>
    ${means === "card" && html`<${Message} text=${word("cardNote")} />`}
    <div class="chg"><span class="gap"></span><${Store} text=${word(means === "card" ? "cardDone" : "takeCash")} store=${store} /></div>`;
}

/** The one filled button: dead while the sale is stored. @param {{text: string, store: () => unknown, disabled?: boolean}} props */
export const Store = ({ text, store, disabled = false }) => html`<button type="button" class="btn btn-act btn-pay" disabled=${disabled || busy.value} aria-busy=${busy.value} onClick=${store}>
  ${busy.value ? html`<span class="spin"></span>${word("saving")}` : html`${text}<span class="kbd">Enter</span>`}</button>`;

/** Enter does what the filled button does. @param {() => unknown} act */
export function useEnter(act) {
  useEffect(() => {
    const listener = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || event.repeat || event.target instanceof HTMLButtonElement) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  });
}
