// @ts-check
/** Opening a shift with the money that is in the drawer. It opens without the server too: its sales tell of it. */
import { html, useState } from "../../../vendor/preact.js";
import { formatDong, readDong } from "../../money.js";
import { utc } from "../../time.js";
import { newId } from "../acts.js";
import { call } from "../api.js";
import { cashier, offsetMs, place, said, say, shift, store, till } from "../state.js";
import { word } from "../words.js";
import { Field, keepFocus, Message } from "./parts.js";

const USUAL_DONG = [500_000, 1_000_000, 2_000_000];

export function OpenShift() {
  const [text, setText] = useState("");
  const float = readDong(text);
  const start = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (float !== null) void openShift(float);
  };
  return html`<form class="card card-b alone-card" onSubmit=${start}><h2>${word("openShift")}</h2><p class="mut">${word("openShiftNote")}</p>
    <${Field} id="float" big=${true} first=${true} label=${word("float")} unit="đ" value=${float === null ? "" : formatDong(float)} onInput=${setText} />
    <div class="quick">${USUAL_DONG.map((dong) => html`<button type="button" class="chip num" onMouseDown=${keepFocus} onClick=${() => setText(String(dong))}>${formatDong(dong)}</button>`)}</div>
    ${said.value && html`<${Message} text=${said.value.text} tone=${said.value.tone} />`}
    <button class="btn btn-act btn-l" type="submit" disabled=${float === null}>${word("startSelling")}</button></form>`;
}

/** @param {number} floatDong */
async function openShift(floatDong) {
  const at = Date.now();
  const opened = { id: newId(at), opened_at: utc(at + offsetMs.value), cashier_id: cashier.id, float_dong: floatDong };
  await store().remember("shift", opened);
  shift.value = opened;
  place.value = "sell";
  await call(till.value?.credential ?? "", "shifts", { method: "POST", body: opened }).catch((error) => say(error.message, "stop"));
}
