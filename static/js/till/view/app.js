// @ts-check
/** Which of the till's screens is shown. */
import { html } from "../../../vendor/preact.js";
import { open } from "../boot.js";
import { place, raised, said, store, till } from "../state.js";
import { word } from "../words.js";
import { Back } from "./back.js";
import { Bar } from "./bar.js";
import { Cart } from "./cart.js";
import { CloseShift } from "./closing.js";
import { Dialogs } from "./dialogs.js";
import { Done, Latest } from "./done.js";
import { Enrol } from "./enrol.js";
import { Message } from "./parts.js";
import { Pay } from "./pay.js";
import { Pick } from "./pick.js";
import { Receipt } from "./receipt.js";
import { Sheet } from "./sheet.js";
import { OpenShift } from "./shift.js";

const BESIDE = { sell: Pick, pay: Pay, back: Back, done: Done, latest: Latest };
const ALONE = { enrol: Enrol, shift: OpenShift, closing: CloseShift, loading: Loading };

export function App() {
  const Alone = ALONE[/** @type {keyof typeof ALONE} */ (place.value)];
  const Beside = BESIDE[/** @type {keyof typeof BESIDE} */ (place.value)];
  return html`<h1 class="vh">${word("till")}</h1>
    <div class="top"><${Bar} /><${Warnings} /></div>
    ${Alone && html`<main class="till-alone"><${Alone} /></main>`}
    ${Beside && html`<main class=${`till-m at-${place.value}`}><${Beside} /><${Cart} still=${place.value !== "sell"} />${place.value === "sell" && !raised.value && html`<${Sheet} />`}<${Dialogs} /></main>`}
    <${Receipt} />`;
}

/** What makes selling without a network impossible stands over everything else. */
function Warnings() {
  if (place.value === "loading") return null;
  return html`${!isSecureContext && html`<p class="warn" role="alert">${word("insecure")}</p>`}
    ${!store().durable && html`<p class="warn" role="alert">${word("volatile")}</p>`}`;
}

/** Only an enrolled till without any catalogue stays here: it needs the server once. */
function Loading() {
  if (!till.value) return html`<p role="status">${word("loading")}</p>`;
  return html`<section class="card card-b alone-card">
    <p role="status">${word("loading")}</p>
    <${Message} text=${said.value?.text ?? word("unreachable")} />
    <button type="button" class="btn btn-l" onClick=${open}>${word("tryAgain")}</button>
  </section>`;
}
