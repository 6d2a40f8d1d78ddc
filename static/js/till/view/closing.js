// @ts-check
/** Closing a shift by counting note by note. It waits until every sale is sent. */
import { html, useLayoutEffect, useRef, useState } from "../../../vendor/preact.js";
import { formatDong, sum } from "../../money.js";
import { NOTES_DONG } from "../../payment.js";
import { utc } from "../../time.js";
import { call } from "../api.js";
import { refresh } from "../boot.js";
import { send } from "../outbox.js";
import { cashier, offsetMs, place, shift, store, till, waiting } from "../state.js";
import { word } from "../words.js";
import { BackToCart, Dong, Message } from "./parts.js";

const MOST_NOTES = 6;

export function CloseShift() {
  const [counts, setCounts] = useState(/** @type {Record<number, number | undefined>} */ ({}));
  const [closed, setClosed] = useState(/** @type {any} */ (null));
  const [error, setError] = useState("");
  const [sending, setSending] = useState(false);
  const countedDong = sum(NOTES_DONG.map((note) => note * (counts[note] ?? 0)));
  const counted = Object.values(counts).some((pieces) => pieces !== undefined);
  const close = async () => {
    setSending(true);
    const told = await closeShift(counts, countedDong);
    setSending(false);
    if (typeof told === "string") setError(told);
    else setClosed(told);
  };
  if (closed) return html`<${Closed} told=${closed} />`;
  return html`<section class="card card-b alone-card is-wide"><${BackToCart} />
    <h2>${word("closeShift")}</h2><p class="mut">${word("closeShiftNote")}</p>
    <div class="count">${NOTES_DONG.map((note) => html`<${Count} key=${note} note=${note} first=${note === NOTES_DONG[0]} count=${counts[note]} set=${(/** @type {number | undefined} */ n) => setCounts({ ...counts, [note]: n })} />`)}</div>
    <div class="due"><span>${word("counted")}</span><span><${Dong} amount=${countedDong} /></span></div>
    ${error && html`<${Message} text=${error} tone="stop" />`}
    <button type="button" class="btn btn-act btn-l" disabled=${sending || !counted} aria-busy=${sending} onClick=${close}>${word("closeNow")}</button></section>`;
}

/** @param {{note: number, first: boolean, count: number | undefined, set: (count: number | undefined) => void}} props */
function Count({ note, first, count, set }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => void (first && field.current?.focus()), []);
  return html`<label class="count-r"><span class="num">${formatDong(note)}</span>
    <span class="input"><input class="num" ref=${field} inputmode="numeric" autocomplete="off" value=${count ?? ""}
      onInput=${(/** @type {{currentTarget: HTMLInputElement}} */ { currentTarget }) => set(pieces(currentTarget.value))} /></span>
    <span class="num mut">${count ? formatDong(note * count) : ""}</span></label>`;
}

/** What was typed as a number of notes; nothing is not none. @param {string} text */
const pieces = (text) => (/\d/.test(text) ? Number(text.replace(/\D/g, "").slice(0, MOST_NOTES)) : undefined);

/**
 * Close the shift on its counted notes; the sentence that says why not, else the server's figures.
 * @param {Record<number, number | undefined>} counts
 * @param {number} countedDong
 */
async function closeShift(counts, countedDong) {
  await send();
  if (waiting.value.length) return word("stillWaiting", { n: waiting.value.length });
  const denominations = Object.fromEntries(Object.entries(counts).filter(([, count]) => count));
  const body = { closed_at: utc(Date.now() + offsetMs.value), cashier_id: cashier.id, counted_dong: countedDong, denominations, waiting: 0 };
  const told = await call(till.value?.credential ?? "", `shifts/${shift.value.id}/closing`, { method: "POST", body }).catch((refused) => refused);
  if (told === null || told instanceof Error) return told?.message ?? word("unreachable");
  await store().remember("shift", null);
  shift.value = null;
  return told.body;
}

/** @param {{told: any}} props */
const Closed = ({ told }) => html`<section class="card card-b alone-card"><h2>${word("shiftClosed")}</h2>
  <dl class="kv"><div><dt>${word("expected")}</dt><dd class="num b">${formatDong(told.expected_dong)} đ</dd></div>
    <div><dt>${word("counted")}</dt><dd class="num b">${formatDong(told.counted_dong)} đ</dd></div>
    <div><dt>${word("difference")}</dt><dd class=${`num b${told.difference_dong < 0 ? " neg" : ""}`}>${formatDong(told.difference_dong)} đ</dd></div></dl>
  <p class="mut">${word("closedSales", { n: told.sales })}</p>
  <button type="button" class="btn btn-act btn-l" onClick=${again}>${word("newShift")}</button></section>`;

function again() {
  void refresh();
  place.value = "shift";
}
