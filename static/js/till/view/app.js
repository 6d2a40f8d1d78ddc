// @ts-check
/** Which of the till's screens is shown. */

import { html } from "../../../vendor/preact.js";
import { place } from "../state.js";
import { word } from "../words.js";
import { Back } from "./back.js";
import { Bar } from "./bar.js";
import { Cart } from "./cart.js";
import { Dialogs } from "./dialogs.js";
import { Done, Latest } from "./done.js";
import { Enrol } from "./enrol.js";
import { Message } from "./parts.js";
import { Pay } from "./pay.js";
import { Pick } from "./pick.js";
import { CloseShift, OpenShift } from "./shift.js";

const BESIDE = /** @type {Record<string, any>} */ ({ sell: Pick, pay: Pay, back: Back, done: Done, latest: Latest });
const ALONE = /** @type {Record<string, any>} */ ({ enrol: Enrol, shift: OpenShift, closing: CloseShift });

export function App() {
  const Alone = ALONE[place.value];
  const Beside = BESIDE[place.value];
  return html`<h1 class="vh">${word("till")}</h1><${Bar} />
    ${Alone && html`<${Alone} />`}
    ${Beside && html`<main class="till-m"><${Beside} /><${Cart} paying=${place.value !== "sell"} /><${Dialogs} /></main>`}
    ${place.value === "loading" && html`<main class="till-alone"><p role="status">${word("loading")}</p></main>`}
    ${place.value === "blocked" && html`<main class="till-alone"><${Message} text=${word("cannotStore")} tone="stop" /></main>`}`;
}
