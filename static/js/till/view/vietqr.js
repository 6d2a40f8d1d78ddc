// @ts-check
/** VietQR drawn here, without the network: amount and purpose are in it. */
import { html, useEffect, useState } from "../../../vendor/preact.js";
import { formatDong } from "../../money.js";
import { receiptNumber } from "../../sale.js";
import { utc } from "../../time.js";
import { encode } from "../../vietqr.js";
import { complete } from "../checkout.js";
import { codeShown, openDisplay } from "../display.js";
import { catalogue, nextNumber, now, offsetMs, till, total } from "../state.js";
import { word } from "../words.js";
import { Store } from "./pay.js";
import { Icon, Message, QR, useEnter } from "./parts.js";

const SECOND_MS = 1_000;

/** What the transfer is told by: the number that the sale is going to have. */
export const purpose = () => receiptNumber(till.value?.code ?? "", nextNumber.value).replace("-", "");

export function VietQR() {
  const { bank_account: account, bank_holder: holder } = catalogue.value.location;
  const amountDong = total.value.totalDong;
  const keep = (/** @type {string | null} */ seenAt) =>
    account && complete([{ means: "transfer", amountDong, reference: purpose(), seenAt }], 0);
  const seen = () => keep(utc(Date.now() + offsetMs.value));
  useEnter(seen);
  if (!account) return html`<div class="pay-w"><${Message} text=${word("noAccount")} tone="stop" /></div>`;
  return html`<div class="vq"><${Code} amountDong=${amountDong} />
    <div class="vq-r"><${Waiting} />
      <dl class="kv">
        <div><dt>${word("amount")}</dt><dd class="b"><span class="num">${formatDong(amountDong)}</span> đ</dd></div>
        <div><dt>${word("purpose")}</dt><dd class="b np">${purpose()}</dd></div>
        <div><dt>${word("receiver")}</dt><dd>${holder}</dd></div>
        <div><dt>${word("account")}</dt><dd class="np">${account}</dd></div></dl>
      <button type="button" class="btn btn-l" onClick=${openDisplay}><${Icon} name="device-desktop" />${word("display")}</button>
      <${Message} text=${word("seenNote")} tone="act" /></div></div>
  <div class="chg"><button type="button" class="btn btn-l" onClick=${() => keep(null)}>${word("unseen")}</button><span class="gap"></span>
    <${Store} text=${word("seen")} store=${seen} /></div>`;
}

/** The card with the code, which the customer's display shows as well. @param {{amountDong: number}} props */
export function Code({ amountDong }) {
  const { bank_bin: bankBin, bank_account: account } = catalogue.value.location;
  const payload = encode({ bankBin, account, amountDong, purpose: purpose() });
  useEffect(() => {
    codeShown.value = { payload, amountDong };
    return () => void (codeShown.value = null);
  }, [payload]);
  return html`<div class="vq-card"><span class="vq-t">${word("scanToPay")}</span>
    <${QR} text=${payload} label=${word("scanToPay")} /><span class="vq-a"><span class="num">${formatDong(amountDong)}</span><span class="u">đ</span></span></div>`;
}

/** For how long the customer has had the code. */
function Waiting() {
  const [since] = useState(Date.now());
  const seconds = Math.max(0, Math.floor((now.value - since) / SECOND_MS));
  const clock = [Math.floor(seconds / 60), seconds % 60].map((n) => String(n).padStart(2, "0")).join(":");
  return html`<p class="vq-st"><span class="wait"><i></i><i></i><i></i></span>${word("waitingForMoney")}<span class="mut num">${clock}</span></p>`;
}
