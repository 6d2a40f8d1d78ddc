// @ts-check
/** A discount on the chosen line or the whole cart, in per cent or đồng, with its reason. */
import { html, useState } from "../../../vendor/preact.js";
import { chosenLine, discountCart, discountLine } from "../../cart.js";
import { formatDong, readDong } from "../../money.js";
import { mostOff } from "../../total.js";
import { asking, cart, setCart, total } from "../state.js";
import { word } from "../words.js";
import { Panel } from "./panel.js";
import { Field, Hint, keepFocus } from "./parts.js";

const QUICK_PERCENT = [5, 10, 15, 20];

export function Discount() {
  const line = chosenLine(cart.value);
  const canLine = line !== null && line.back === null;
  const [whole, setWhole] = useState(!canLine);
  const [kind, setKind] = useState("percent");
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const mostDong = mostOff(total.value, whole || !line ? null : line.id);
  const told = kind === "percent" ? percent(text, reason) : amount(text, reason, mostDong);
  const bad = text.trim() !== "" && !told;
  const put = async (/** @type {import("../../cart.js").Discount | null} */ discount) => {
    asking.value = "";
    await setCart(whole || !line ? discountCart(cart.value, discount) : discountLine(cart.value, line.id, discount));
  };
  const apply = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (told) void put(told);
  };
  return html`<${Panel} title=${word("discountKey")}><form onSubmit=${apply}>
    ${canLine && html`<${Choice} on=${whole} set=${setWhole} options=${[[false, word("chosenLine")], [true, word("wholeCart")]]} />`}
    <${Choice} on=${kind} set=${setKind} options=${[["percent", word("percent")], ["dong", word("dong")]]} />
    <${Field} id="discount" type="decimal" big=${true} first=${true} label=${word("discountKey")} unit=${kind === "percent" ? "%" : "đ"} bad=${bad}
      value=${kind === "dong" && readDong(text) ? formatDong(readDong(text) ?? 0) : text} onInput=${setText} />
    ${bad && html`<${Hint} text=${kind === "percent" ? word("percentLimit") : word("dongLimit", { amount: formatDong(mostDong) })} />`}
    <p class="mut t13">${whole ? word("wholeCart") : line?.name}</p>
    ${kind === "percent" && html`<div class="quick">${QUICK_PERCENT.map((n) => html`<button type="button" class="chip" onClick=${() => put(percent(String(n), reason))}>${n} %</button>`)}</div>`}
    <${Field} id="reason" type="text" label=${word("reason")} value=${reason} onInput=${setReason} />
    <div class="ask-b"><button type="button" class="btn btn-l" onClick=${() => put(null)}>${word("noDiscount")}</button>
      <button class="btn btn-act btn-l" type="submit" disabled=${!told}>${word("apply")}</button></div>
  </form><//>`;
}

/** @param {{on: unknown, set: (value: any) => void, options: [unknown, string][]}} props */
const Choice = ({ on, set, options }) => html`<div class="seg">
  ${options.map(([value, name]) => html`<button type="button" class=${on === value ? "on" : ""} aria-pressed=${on === value} onMouseDown=${keepFocus} onClick=${() => set(value)}>${name}</button>`)}
</div>`;

/** @param {string} text @param {string} reason @returns {import("../../cart.js").Discount | null} */
function percent(text, reason) {
  const [, whole, part = ""] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  const bp = whole ? Number(whole) * 100 + Number(part.padEnd(2, "0")) : 0;
  return bp > 0 && bp <= 10_000 ? { kind: "percent", bp, reason: reason || word("discountPercent", { n: text.trim() }) } : null;
}

/** @param {string} text @param {string} reason @param {number} mostDong @returns {import("../../cart.js").Discount | null} */
function amount(text, reason, mostDong) {
  const dong = readDong(text);
  return dong && dong <= mostDong ? { kind: "amount", dong, reason: reason || word("discount") } : null;
}
