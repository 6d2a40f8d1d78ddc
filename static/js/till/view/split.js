// @ts-check
/** Several means in one sale; what is left is cash. The part that is transferred has its own code to scan. */
import { html, useState } from "../../../vendor/preact.js";
import { formatDong, readDong, sum } from "../../money.js";
import { utc } from "../../time.js";
import { cashFor, complete } from "../checkout.js";
import { catalogue, offsetMs, total } from "../state.js";
import { word } from "../words.js";
import { Store } from "./pay.js";
import { Dong, Field, useEnter } from "./parts.js";
import { Code, purpose } from "./vietqr.js";

const PARTS = /** @type {const} */ ([
  ["transfer", "byTransfer"],
  ["card", "byCard"],
  ["voucher", "byVoucher"],
]);

/** @typedef {{means: "transfer" | "card" | "voucher", amountDong: number}} Part */

export function Split() {
  const [texts, setTexts] = useState(/** @type {Record<string, string>} */ ({}));
  const [seen, setSeen] = useState(false);
  const others = PARTS.map(([means]) => ({ means, amountDong: readDong(texts[means] ?? "") ?? 0 })).filter((part) => part.amountDong > 0);
  const fits = sum(others.map((part) => part.amountDong)) <= total.value.totalDong;
  const { cashDong, roundingDong } = fits ? cashFor(others) : { cashDong: 0, roundingDong: 0 };
  const store = () => fits && complete([...told(others, seen), { means: "cash", amountDong: cashDong }], roundingDong);
  useEnter(store);
  const set = (/** @type {string} */ means) => (/** @type {string} */ text) => setTexts({ ...texts, [means]: text });
  return html`<div class="pay-w split"><div class="fields">
      <div class="due"><span>${word("toCollect")}</span><span><${Dong} amount=${total.value.totalDong} /></span></div>
      <p class="mut">${word(fits ? "splitNote" : "tooMuch")}</p>
      ${PARTS.map(([means, name]) => html`<${Field} key=${means} id=${means} label=${word(name)} unit="đ" bad=${!fits} value=${written(texts[means])} onInput=${set(means)} />`)}
    </div>
    ${fits && html`<${Transfer} part=${others.find((part) => part.means === "transfer")} seen=${seen} setSeen=${setSeen} />`}</div>
    <div class="chg"><div class="chg-a"><span class="chg-l">${word("restCash")}${roundingDong !== 0 && html` · <small>${word("rounding")} ${formatDong(roundingDong)}</small>`}</span>
        <output class="chg-v"><${Dong} amount=${cashDong} /></output></div>
      <${Store} text=${word("takeCash")} disabled=${!fits} store=${store} /></div>`;
}

/** The code for the transferred part, and whether its money was seen. @param {{part: Part | undefined, seen: boolean, setSeen: (seen: boolean) => void}} props */
function Transfer({ part, seen, setSeen }) {
  if (!part) return null;
  return html`<div class="fields">${catalogue.value.location.bank_account && html`<${Code} amountDong=${part.amountDong} />`}
    <label class="tick"><input type="checkbox" checked=${seen} onChange=${() => setSeen(!seen)} />${word("transferSeen")}</label></div>`;
}

/** @param {string | undefined} text */
function written(text = "") {
  const dong = readDong(text);
  return dong === null ? "" : formatDong(dong);
}

/** A transfer is told with its purpose and when it was seen; nobody has confirmed it before. @param {Part[]} parts @param {boolean} seen */
const told = (parts, seen) =>
  parts.map((part) => {
    if (part.means !== "transfer") return part;
    return { ...part, reference: purpose(), seenAt: seen ? utc(Date.now() + offsetMs.value) : null };
  });
