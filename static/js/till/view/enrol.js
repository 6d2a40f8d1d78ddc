// @ts-check
/** Making this browser a till. */
import { html, useState } from "../../../vendor/preact.js";
import { enrol, enrolDemonstration } from "../api.js";
import { open } from "../boot.js";
import { store, till } from "../state.js";
import { word } from "../words.js";
import { Field, Message } from "./parts.js";

const { demonstration, forgery } = document.body.dataset;

export function Enrol() {
  const [code, setCode] = useState("");
  const [error, setError] = useState("");
  const take = async (/** @type {Promise<any>} */ asked) => {
    const told = await asked.catch((refused) => refused);
    if (told === null || told instanceof Error) return setError(told?.message ?? word("unreachable"));
    await become({ ...told.body.till, credential: told.body.credential });
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void take(enrol(code));
  };
  return html`<section class="card card-b alone-card"><h2>${word("enrol")}</h2>
    ${demonstration && html`<p class="mut">${word("demonstrationNote")}</p><button type="button" class="btn btn-act btn-l" onClick=${() => take(enrolDemonstration(demonstration, forgery ?? ""))}>${word("demonstration")}</button><hr />`}
    <form class="fields" onSubmit=${submit}><p class="mut">${word("enrolNote")}</p>
      <${Field} id="code" type="text" label=${word("code")} placeholder="ABCD-2345" value=${code} onInput=${setCode} />
      ${error && html`<${Message} text=${error} tone="stop" />`}
      <button class=${`btn btn-l${demonstration ? "" : " btn-act"}`} type="submit" disabled=${!code.trim()}>${word("useAsTill")}</button></form></section>`;
}

/** @param {{id: string, code: string, credential: string}} known */
async function become(known) {
  await store().remember("till", known);
  till.value = known;
  await open();
}
