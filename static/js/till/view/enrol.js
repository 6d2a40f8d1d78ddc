// @ts-check
/** Making this browser a till. */

import { html, useState } from "../../../vendor/preact.js";
import { enrol, enrolDemonstration } from "../api.js";
import { open } from "../boot.js";
import { store, till } from "../state.js";
import { remember } from "../store.js";
import { word } from "../words.js";
import { Message } from "./parts.js";

const { demonstration, forgery } = document.body.dataset;

export function Enrol() {
  const [code, setCode] = useState("");
  const [error, setError] = useState("");
  const take = async (/** @type {Promise<any>} */ asked) => {
    const told = await asked.catch((refused) => refused);
    if (told === null || told instanceof Error) return setError(told?.message ?? word("unreachable"));
    const known = { ...told.body.till, credential: told.body.credential };
    await remember(store(), "till", known);
    till.value = known;
    await open();
  };
  return html`<main class="till-alone"><section class="card card-b alone-card"><h2>${word("enrol")}</h2>
    ${demonstration && html`<p class="mut">${word("demonstrationNote")}</p><button type="button" class="btn btn-act btn-l" onClick=${() => take(enrolDemonstration(demonstration, forgery ?? ""))}>${word("demonstration")}</button><hr />`}
    <form class="fields" onSubmit=${(/** @type {Event} */ e) => { e.preventDefault(); void take(enrol(code)); }}><p class="mut">${word("enrolNote")}</p>
      <div class="field"><label for="code">${word("code")}</label><div class="input"><input id="code" autocomplete="off" placeholder="ABCD-2345" value=${code} onInput=${(/** @type {any} */ e) => setCode(e.currentTarget.value)} /></div></div>
      ${error && html`<${Message} text=${error} tone="stop" />`}
      <button class=${`btn btn-l${demonstration ? "" : " btn-act"}`} type="submit" disabled=${!code.trim()}>${word("useAsTill")}</button></form></section></main>`;
}
