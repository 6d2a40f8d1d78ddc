// @ts-check
/** VietQR drawn here, without the network: amount and purpose are in it. */

import { html } from "../../../vendor/preact.js";
import { formatDong } from "../../money.js";
import { receiptNumber } from "../../sale.js";
import { utc } from "../../time.js";
import { encode } from "../../vietqr.js";
import { complete } from "../checkout.js";
import { catalogue, nextNumber, till, total } from "../state.js";
import { word } from "../words.js";
import { Message, QR } from "./parts.js";
import { Store, useEnter } from "./pay.js";

export function VietQR() {
  const place = catalogue.value.location;
  const amountDong = total.value.totalDong;
  const purpose = receiptNumber(till.value.code, nextNumber.value).replace("-", "");
  const keep = (/** @type {string | null} */ seenAt) => complete([{ means: "transfer", amountDong, reference: purpose, seenAt }], 0);
  useEnter(() => keep(utc(Date.now())));
  if (!place.bank_account) return html`<${Message} text=${word("noAccount")} tone="stop" />`;
  const payload = encode({ bankBin: place.bank_bin, account: place.bank_account, amountDong, purpose });
  return html`<div class="vq"><div class="vq-card"><span class="vq-t">${word("scanToPay")}</span>
      <${QR} text=${payload} label=${word("scanToPay")} /><span class="vq-a"><span class="num">${formatDong(amountDong)}</span><span class="u">đ</span></span></div>
    <div class="vq-r"><dl class="kv">
        <div><dt>${word("amount")}</dt><dd class="num b">${formatDong(amountDong)} đ</dd></div>
        <div><dt>${word("purpose")}</dt><dd class="b">${purpose}</dd></div>
        <div><dt>${word("receiver")}</dt><dd>${place.bank_holder}</dd></div>
        <div><dt>${word("account")}</dt><dd>${place.bank_account}</dd></div></dl>
      <${Message} text=${word("seenNote")} /></div></div>
  <div class="chg"><button type="button" class="btn btn-l" onClick=${() => keep(null)}>${word("unseen")}</button><span class="gap"></span>
    <${Store} text=${word("seen")} store=${() => keep(utc(Date.now()))} /></div>`;
}
