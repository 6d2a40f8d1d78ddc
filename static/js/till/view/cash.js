// @ts-check
/** Cash: what is due, what was given, what goes back in which notes. */
import { html, useLayoutEffect, useRef, useState } from "../../../vendor/preact.js";
import { formatDong, readDong } from "../../money.js";
import { notesFor, suggestions, tendered } from "../../payment.js";
import { cashFor, complete } from "../checkout.js";
import { word } from "../words.js";
import { Store } from "./pay.js";
import { Dong, Icon, Key, keepFocus, useEnter } from "./parts.js";

export function Cash() {
  const [text, setText] = useState("");
  const { cashDong, roundingDong } = cashFor([]);
  const typed = readDong(text);
  const given = tendered(typed, cashDong) || cashDong;
  const changeDong = given - cashDong;
  const store = () => changeDong >= 0 && complete([{ means: "cash", amountDong: cashDong, tenderedDong: given }], roundingDong);
  useEnter(store);
  return html`<div class="pgrid">
      <div class="pl-c">
        <div class="due"><span>${word("toCollect")}${roundingDong !== 0 && html`<small>${word("rounding")} ${formatDong(roundingDong)}</small>`}</span>
          <span><${Dong} amount=${cashDong} /></span></div>
        <${Given} text=${text} setText=${setText} cashDong=${cashDong} />
        <p class="meant">${typed !== null && typed !== given && changeDong >= 0 && word("meant", { amount: formatDong(given) })}</p>
        <${Suggested} cashDong=${cashDong} given=${text ? given : 0} take=${(/** @type {number} */ note) => setText(formatDong(note))} />
      </div>
      <${Pad} text=${text} setText=${setText} />
    </div>
    <div class="chg"><${Change} changeDong=${changeDong} /><${Store} text=${word("takeCash")} disabled=${changeDong < 0} store=${store} /></div>`;
}

/** @param {{text: string, setText: (text: string) => void, cashDong: number}} props */
function Given({ text, setText, cashDong }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => {
    if (!matchMedia("(pointer: coarse)").matches) field.current?.focus();
  }, []);
  const typed = readDong(text);
  return html`<label class="lab" for="given">${word("given")}</label>
    <div class="input input-xl"><input ref=${field} id="given" class="num" inputmode="numeric" autocomplete="off" placeholder=${formatDong(cashDong)}
      value=${typed === null ? "" : formatDong(typed)} onInput=${(/** @type {{currentTarget: HTMLInputElement}} */ event) => setText(event.currentTarget.value)} /><span class="u">đ</span></div>`;
}

/** @param {{cashDong: number, given: number, take: (note: number) => void}} props */
const Suggested = ({ cashDong, given, take }) => html`<div class="sug" onMouseDown=${keepFocus}>
  ${suggestions(cashDong).map(
    (note, i) => html`<button type="button" class=${`sg${given === note ? " on" : ""}`} onClick=${() => take(note)}>
      <span class="num">${formatDong(note)}</span>${i === 0 && html`<small>${word("exact")} <${Key} text="Enter" /></small>`}</button>`,
  )}
</div>`;

/** @param {{changeDong: number}} props */
const Change = ({ changeDong }) => html`<div class=${`chg-a${changeDong < 0 ? " is-less" : ""}`}>
    <span class="chg-l">${word(changeDong < 0 ? "missing" : "change")}</span>
    <output class="chg-v"><${Dong} amount=${Math.abs(changeDong)} /></output></div>
  ${changeDong > 0 && html`<${Notes} amountDong=${changeDong} />`}`;

/** Which notes make up an amount. @param {{amountDong: number}} props */
export const Notes = ({ amountDong }) => html`<div class="chg-n"><span class="mut t13">${word("notes")}</span>
  <span class="bns">${notesFor(amountDong).map(
    ({ note, pieces }) => html`<span class=${`bn bn${note}`}><span class="num">${formatDong(note)}</span>${pieces > 1 && html`<b>×${pieces}</b>`}</span>`,
  )}</span></div>`;

/** @param {{text: string, setText: (text: string) => void}} props */
const Pad = ({ text, setText }) => html`<div class="pad" onMouseDown=${keepFocus}>
  ${["7", "8", "9", "4", "5", "6", "1", "2", "3", "0", "000"].map((figures) => html`<button type="button" class="num" onClick=${() => setText(text + figures)}>${figures}</button>`)}
  <button type="button" aria-label=${word("eraseLast")} onClick=${() => setText(text.replace(/\D/g, "").slice(0, -1))}><${Icon} name="backspace" size="i-l" /></button>
</div>`;
