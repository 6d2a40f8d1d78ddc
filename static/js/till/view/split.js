// @ts-check
/** Several means in one sale; what is left is cash. */
import { html, useState } from "../../../vendor/preact.js";
import { formatDong, readDong, sum } from "../../money.js";
import { utc } from "../../time.js";
import { cashFor, complete } from "../checkout.js";
import { offsetMs, total } from "../state.js";
import { word } from "../words.js";
import { Store } from "./pay.js";
import { Dong, Field, useEnter } from "./parts.js";

const PARTS = /** @type {const} */ ([
  ["transfer", "byTransfer"],
  ["card", "byCard"],
  ["voucher", "byVoucher"],
]);

export function Split() {
  const [texts, setTexts] = useState(/** @type {Record<string, string>} */ ({}));
  const others = PARTS.map(([means]) => ({ means, amountDong: readDong(texts[means] ?? "") ?? 0 })).filter((part) => part.amountDong > 0);
  const fits = sum(others.map((part) => part.amountDong)) <= total.value.totalDong;
  const { cashDong, roundingDong } = fits ? cashFor(others) : { cashDong: 0, roundingDong: 0 };
  const store = () => fits && complete([...seen(others), { means: "cash", amountDong: cashDong }], roundingDong);
  useEnter(store);
  return html`<div class="pay-w">
      <div class="due"><span>${word("toCollect")}</span><span><${Dong} amount=${total.value.totalDong} /></span></div>
      <p class="mut">${word(fits ? "splitNote" : "tooMuch")}</p>
      <div class="fields">${PARTS.map(
        ([means, name]) => html`<${Field} key=${means} id=${means} label=${word(name)} unit="đ" bad=${!fits} value=${written(texts[means])}
          onInput=${(/** @type {string} */ text) => setTexts({ ...texts, [means]: text })} />`,
      )}</div>
    </div>
    <div class="chg"><div class="chg-a"><span class="chg-l">${word("restCash")}${roundingDong !== 0 && html` · <small>${word("rounding")} ${formatDong(roundingDong)}</small>`}</span>
        <output class="chg-v"><${Dong} amount=${cashDong} /></output></div>
      <${Store} text=${word("takeCash")} disabled=${!fits} store=${store} /></div>`;
}

/** @param {string | undefined} text */
function written(text = "") {
  const dong = readDong(text);
  return dong === null ? "" : formatDong(dong);
}

/** A transfer within a split was seen before the rest was taken. @param {{means: "transfer" | "card" | "voucher", amountDong: number}[]} parts */
const seen = (parts) =>
  parts.map((part) => (part.means === "transfer" ? { ...part, seenAt: utc(Date.now() + offsetMs.value) } : part));
