// @ts-check
/** The quiet bar: place, till, connection, what waits, who sells. */

import { html } from "../../../vendor/preact.js";
import { clockTime } from "../../time.js";
import { cashier, catalogue, now, offsetMs, online, quarantined, shift, till, waiting } from "../state.js";
import { word } from "../words.js";
import { Icon } from "./parts.js";

export const Bar = () => html`<header class="bar">
  <div class="bar-l">
    <a class="brand" href=${document.body.dataset.home}><svg class="mark" viewBox="0 0 48 48" aria-hidden="true"><use href="/static/icons.svg#mark" /></svg>Gánh</a>
    <span class="bar-sep"></span>
    <span class="bar-it b">${catalogue.value?.location.name ?? ""}</span>
    <span class="bar-it">${till.value?.code ?? ""}</span>
    <span class="bar-end">${till.value && html`<${Connection} />`}</span>
  </div>
  <div class="bar-r">
    <span class="bar-it hide-p"><${Icon} name="user" size="i-s" />${cashier.name}</span>
    ${shift.value && html`<span class="bar-it hide-p mut2">${clockTime(Date.parse(shift.value.opened_at))}</span>`}
    <time class="bar-it b">${clockTime(now.value + offsetMs.value)}</time>
  </div>
</header>`;

const Connection = () => html`
  ${quarantined.value.length > 0 && html`<span class="badge badge-stop">${word("quarantine", { n: quarantined.value.length })}</span>`}
  ${online.value
    ? html`<span class="bar-it"><span class="dot"></span>${word("online")}</span>`
    : html`<span class="badge badge-note"><${Icon} name="cloud-off" />${word("offline")}</span>`}
  <span class="bar-it mut2" data-waiting=${waiting.value}>${waiting.value ? word("waiting", { n: waiting.value }) : word("allSent")}</span>`;
