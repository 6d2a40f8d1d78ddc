// @ts-check
/** Several means in one sale; what is left is cash. */

import { html, useState } from "../../../vendor/preact.js";
import { formatDong, readDong } from "../../money.js";
import { cashFor, complete } from "../checkout.js";
import { total } from "../state.js";
import { word } from "../words.js";
import { Dong } from "./parts.js";
import { Store } from "./pay.js";

const PARTS = /** @type {const} */ ([["transfer", "byTransfer"], ["card", "byCard"], ["voucher", "byVoucher"]]);

export function Split() {
  const [texts, setTexts] = useState(/** @type {Record<string, string>} */ ({}));
  const others = PARTS.map(([means]) => ({ means, amountDong: readDong(texts[means] ?? "") ?? 0 })).filter((part) => part.amountDong > 0);
  const paid = others.reduce((sum, part) => sum + part.amountDong, 0);
  const fits = paid <= total.value.totalDong;
  const { cashDong, roundingDong } = fits ? cashFor(others) : { cashDong: 0, roundingDong: 0 };
  const store = () => complete([...others, { means: "cash", amountDong: cashDong }], roundingDong);
  return html`<div class="due"><span>${word("toCollect")}</span><span><${Dong} amount=${total.value.totalDong} /></span></div>
    <p class="mut">${word("splitNote")}</p>
    <div class="fields">${PARTS.map(([means, name]) => html`<div class="field"><label for=${means}>${word(name)}</label>
      <div class=${`input${fits ? "" : " is-bad"}`}><input id=${means} class="num" inputmode="numeric" autocomplete="off" value=${texts[means] ?? ""} onInput=${(/** @type {any} */ e) => setTexts({ ...texts, [means]: e.currentTarget.value })} /><span class="u">đ</span></div></div>`)}</div>
    <div class="chg"><div class="chg-a"><span class="chg-l">${word("restCash")}</span><span class="chg-v"><span class="num">${formatDong(cashDong)}</span><span class="u">đ</span></span></div>
      <${Store} text=${word("takeCash")} disabled=${!fits} store=${store} /></div>`;
}
