// @ts-check
/** Opening a shift with a float, and closing it by counting note by note. */

import { html, useState } from "../../../vendor/preact.js";
import { formatDong, readDong } from "../../money.js";
import { NOTES_DONG } from "../../payment.js";
import { utc } from "../../time.js";
import { newId } from "../acts.js";
import { call } from "../api.js";
import { refresh } from "../boot.js";
import { goBack } from "../keys.js";
import { send } from "../outbox.js";
import { cashier, offsetMs, place, said, say, shift, store, till, waiting } from "../state.js";
import { remember } from "../store.js";
import { word } from "../words.js";
import { Dong, Icon, Message } from "./parts.js";

export function OpenShift() {
  const [text, setText] = useState("");
  const float = readDong(text);
  const start = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (float === null) return;
    const at = Date.now();
    const opened = { id: newId(at), opened_at: utc(at + offsetMs.value), cashier_id: cashier.id, float_dong: float };
    await remember(store(), "shift", opened);
    shift.value = opened;
    place.value = "sell";
    await call(till.value.credential, "shifts", { method: "POST", body: opened }).catch((error) => say(error.message, "stop"));
  };
  return html`<main class="till-alone"><form class="card card-b alone-card" onSubmit=${start}><h2>${word("openShift")}</h2><p class="mut">${word("openShiftNote")}</p>
    <div class="field"><label for="float">${word("float")}</label><div class="input input-xl"><input id="float" class="num" inputmode="numeric" autocomplete="off" autofocus value=${text} onInput=${(/** @type {any} */ e) => setText(e.currentTarget.value)} /><span class="u">đ</span></div></div>
    ${said.value && html`<${Message} ...${said.value} />`}
    <button class="btn btn-act btn-l" type="submit" disabled=${float === null}>${word("startSelling")}</button></form></main>`;
}

export function CloseShift() {
  const [counts, setCounts] = useState(/** @type {Record<string, string>} */ ({}));
  const [closed, setClosed] = useState(/** @type {any} */ (null));
  const [error, setError] = useState("");
  const denominations = Object.fromEntries(NOTES_DONG.map((note) => [note, Number(counts[note] ?? 0)]).filter(([, n]) => Number.isInteger(n) && Number(n) > 0));
  const counted = NOTES_DONG.reduce((sum, note) => sum + note * (denominations[note] ?? 0), 0);
  const close = async () => {
    await send();
    if (waiting.value) return setError(word("stillWaiting", { n: waiting.value }));
    const body = { closed_at: utc(Date.now()), cashier_id: cashier.id, counted_dong: counted, denominations, waiting: waiting.value };
    const told = await call(till.value.credential, `shifts/${shift.value.id}/closing`, { method: "POST", body }).catch((refused) => refused);
    if (told === null || told instanceof Error) return setError(told?.message ?? word("unreachable"));
    await remember(store(), "shift", null);
    shift.value = null;
    setClosed(told.body);
  };
  if (closed) return html`<${Closed} told=${closed} />`;
  return html`<main class="till-alone"><section class="card card-b alone-card"><button type="button" class="btn btn-q" onClick=${goBack}><${Icon} name="arrow-left" />${word("backToCart")}</button>
    <h2>${word("closeShift")}</h2><p class="mut">${word("closeShiftNote")}</p>
    <div class="count">${NOTES_DONG.map((note) => html`<label class="count-r"><span class="num">${formatDong(note)}</span><span class="input"><input class="num" inputmode="numeric" autocomplete="off" value=${counts[note] ?? ""} onInput=${(/** @type {any} */ e) => setCounts({ ...counts, [note]: e.currentTarget.value })} /></span></label>`)}</div>
    <div class="due"><span>${word("counted")}</span><span><${Dong} amount=${counted} /></span></div>
    ${error && html`<${Message} text=${error} tone="stop" />`}
    <button type="button" class="btn btn-act btn-l" onClick=${close}>${word("closeNow")}</button></section></main>`;
}

/** @param {{told: any}} props */
const Closed = ({ told }) => html`<main class="till-alone"><section class="card card-b alone-card"><h2>${word("shiftClosed")}</h2>
  <dl class="kv"><div><dt>${word("expected")}</dt><dd class="num b">${formatDong(told.expected_dong)} đ</dd></div>
    <div><dt>${word("counted")}</dt><dd class="num b">${formatDong(told.counted_dong)} đ</dd></div>
    <div><dt>${word("difference")}</dt><dd class=${`num b${told.difference_dong < 0 ? " neg" : ""}`}>${formatDong(told.difference_dong)} đ</dd></div></dl>
  <p class="mut">${word("closedSales", { n: told.sales })}</p>
  <button type="button" class="btn btn-act btn-l" onClick=${() => { void refresh(); place.value = "shift"; }}>${word("newShift")}</button></section></main>`;
