// @ts-check
/** The quiet bar: place, till, connection, what waits, who sells. Offline is ripe rice, never red: the till sells on. */
import { html } from "../../../vendor/preact.js";
import { clockTime } from "../../time.js";
import { ask } from "../keys.js";
import * as state from "../state.js";
import { word } from "../words.js";
import { Icon, Mark } from "./parts.js";

const MINUTE_MS = 60_000;
const SKEW_MINUTES = 5;
const AGE_MINUTES = 10;

export const Bar = () => html`<header class="bar">
  <div class="bar-l">
    <a class="brand" href=${document.body.dataset.home} title=${word("home")}><${Mark} />Gánh</a>
    <span class="bar-sep"></span>
    <span class="bar-it b bar-place">${state.catalogue.value?.location.name ?? ""}</span>
    <span class="bar-it bar-code">${state.till.value?.code ?? ""}</span>
    ${state.askedAt.value > 0 && html`<span class="bar-it hide-p mut2">${age()}</span>`}
    <span class="bar-end">${state.till.value && html`<${Connection} />`}</span>
  </div>
  <div class="bar-r">
    <span class="bar-it hide-p bar-who"><${Icon} name="user" size="i-s" />${state.cashier.name}</span>
    ${state.shift.value && html`<span class="bar-it hide-p mut2">${word("shiftSince", { time: clockTime(Date.parse(state.shift.value.opened_at)) })}</span>`}
    <time class="bar-it b">${clockTime(state.now.value + state.offsetMs.value)}</time>
  </div>
</header>`;

/** How old the catalogue may be: since the server last said that it is the newest. */
function age() {
  const minutes = Math.floor((state.now.value - state.askedAt.value) / MINUTE_MS);
  if (minutes < 1) return word("catalogueNow");
  if (minutes < AGE_MINUTES) return word("catalogueAge", { n: minutes });
  return word("catalogueAt", { time: clockTime(state.askedAt.value) });
}

const Connection = () => html`
  <${Skew} />
  ${state.troubled.value.length > 0 &&
  html`<button type="button" class="badge badge-stop bar-b" onClick=${() => ask("queue")}>
    <${Icon} name="alert-triangle" />${word("quarantine", { n: state.troubled.value.length })}
  </button>`}
  ${state.link.value.online ? html`<${Online} />` : html`<${Offline} />`}
`;

function Skew() {
  const minutes = Math.round(state.offsetMs.value / MINUTE_MS);
  if (Math.abs(minutes) < SKEW_MINUTES) return null;
  return html`<span class="badge badge-note"><${Icon} name="clock" />${word("clockWrong", { n: Math.abs(minutes) })}</span>`;
}

const Online = () => html`<button type="button" class="bar-b bar-it" aria-expanded=${state.asking.value === "queue"} onClick=${() => ask("queue")}>
  <span class="dot"></span>${word("online")}
  <span class="mut2 bar-sent">${state.waiting.value.length ? word("waiting", { n: state.waiting.value.length }) : word("allSent")}</span>
</button>`;

const Offline = () => html`<button type="button" class="bar-off" aria-expanded=${state.asking.value === "queue"} onClick=${() => ask("queue")}>
  <${Icon} name="cloud-off" size="i-s" /><b>${word("offline")}</b>
  <span class="bar-since">${word("since", { time: clockTime(state.link.value.since + state.offsetMs.value) })}</span>
  ${state.waiting.value.length > 0 && html`<span class="bar-q">${word("waiting", { n: state.waiting.value.length })}</span>`}
  <${Icon} name="chevron-down" size="i-s" />
</button>`;
