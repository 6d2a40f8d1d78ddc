// @ts-check
/** Paying: cash with change, VietQR, card, voucher, or several of them. The cart stays in sight. */
import { html, useState } from "../../../vendor/preact.js";
import { complete } from "../checkout.js";
import { busy, said, total } from "../state.js";
import { word } from "../words.js";
import { Cash } from "./cash.js";
import { BackToCart, Dong, Field, Icon, Key, Message, keepFocus, useEnter } from "./parts.js";
import { Refund } from "./refund.js";
import { Split } from "./split.js";
import { VietQR } from "./vietqr.js";

const WAYS = /** @type {const} */ ([
  ["cash", "cash"],
  ["transfer", "qrcode"],
  ["card", "credit-card"],
  ["voucher", "ticket"],
  ["split", "arrows-split-2"],
]);
const MOST_OF_A_REFERENCE = 12;

/** @typedef {(typeof WAYS)[number][0]} Way */

export function Pay() {
  const [way, setWay] = useState(/** @type {Way} */ ("cash"));
  const due = total.value.totalDong;
  return html`<section class="payp" aria-label=${word("pay")}>
    <${BackToCart} />
    ${due > 0 && html`<${Ways} way=${way} setWay=${setWay} />`}
    ${said.value?.tone === "stop" && html`<div class="pay-said"><${Message} text=${said.value.text} tone="stop" /></div>`}
    ${due > 0 ? html`<${Chosen} way=${way} />` : html`<${Refund} />`}
  </section>`;
}

/** @param {{way: Way, setWay: (way: Way) => void}} props */
const Ways = ({ way, setWay }) => html`<div class="ptabs" role="tablist" aria-label=${word("means")}>
  ${WAYS.map(
    ([name, icon]) => html`<button type="button" role="tab" aria-selected=${way === name} class=${`ptab${way === name ? " on" : ""}`} onMouseDown=${keepFocus} onClick=${() => setWay(name)}>
      <${Icon} name=${icon} />${word(name)}</button>`,
  )}
</div>`;

/** @param {{way: Way}} props */
function Chosen({ way }) {
  if (way === "cash") return html`<${Cash} />`;
  if (way === "transfer") return html`<${VietQR} />`;
  if (way === "split") return html`<${Split} />`;
  return html`<${Whole} key=${way} means=${way} />`;
}

/** The whole sum by card or voucher. A card number has no place here. @param {{means: "card" | "voucher"}} props */
function Whole({ means }) {
  const [reference, setReference] = useState("");
  const store = () => complete([{ means, amountDong: total.value.totalDong, reference: reference.trim() }], 0);
  const card = means === "card";
  useEnter(store);
  return html`<div class="pay-w">
      <div class="due"><span>${word("toCollect")}</span><span><${Dong} amount=${total.value.totalDong} /></span></div>
      <${Message} text=${word(card ? "cardNote" : "voucherNote")} tone="act" />
      <${Field} id="reference" type="text" label=${word(card ? "cardReference" : "voucherReference")} value=${reference}
        onInput=${(/** @type {string} */ text) => setReference(text.slice(0, MOST_OF_A_REFERENCE))} />
    </div>
    <div class="chg"><span class="gap"></span><${Store} text=${word(card ? "cardDone" : "voucherDone")} store=${store} /></div>`;
}

/** The one filled button: dead while the sale is stored. @param {{text: string, store: () => unknown, disabled?: boolean}} props */
export const Store = ({ text, store, disabled = false }) => html`<button type="button" class="btn btn-act btn-pay" disabled=${disabled || busy.value} aria-busy=${busy.value} onClick=${store}>
  ${busy.value ? html`<span class="spin"></span>${word("saving")}` : html`${text}<${Key} text="Enter" />`}</button>`;
