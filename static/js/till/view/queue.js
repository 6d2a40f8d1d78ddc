// @ts-check
/** What waits to be sent: nothing is lost, nothing doubled; and what the server keeps apart. */
import { html } from "../../../vendor/preact.js";
import { formatDong, sum } from "../../money.js";
import { clockTime } from "../../time.js";
import { heartbeat, send } from "../outbox.js";
import { link, now, offsetMs, store, troubled, waiting } from "../state.js";
import { takeAway } from "../takeaway.js";
import { word } from "../words.js";
import { Icon } from "./parts.js";
import { Panel } from "./panel.js";

const MOST_SHOWN = 6;
const SECOND_MS = 1_000;

export const Queue = () => html`<${Panel} title=${title()} className="pop">
  <div class="pop-t"><span class=${`badge badge-${store().durable ? "ok" : "stop"}`}>
    <${Icon} name=${store().durable ? "device-floppy" : "alert-triangle"} />${word(store().durable ? "keptHere" : "keptInMemory")}</span></div>
  <p class="sub t14">${word("queueNote")}</p>
  ${waiting.value.length > 0 && html`<${Waiting} />`}
  <p class="mut t13 pop-t"><${Icon} name="clock" size="i-s" />${tries()}</p>
  ${troubled.value.length > 0 && html`<${Troubled} />`}
  <div class="pop-b">
    <button type="button" class="btn btn-l" onClick=${tryNow}><${Icon} name="refresh" />${word("retryNow")}</button>
    ${waiting.value.length > 0 &&
    html`<button type="button" class="btn btn-q btn-l" onClick=${takeAway}><${Icon} name="file-export" />${word("takeAway")}</button>`}
  </div>
<//>`;

const title = () => (waiting.value.length ? word("queueTitle", { n: waiting.value.length }) : word("queueNone"));

async function tryNow() {
  await heartbeat();
  await send();
}

function tries() {
  const { nextTryAt, sentAt } = link.value;
  const seconds = Math.max(0, Math.ceil((nextTryAt - now.value) / SECOND_MS));
  const parts = waiting.value.length ? [word("retryIn", { n: seconds })] : [];
  if (sentAt) parts.push(word("lastSent", { time: clockTime(sentAt + offsetMs.value) }));
  return parts.join(" · ");
}

const Waiting = () => html`<ul class="q">
  ${waiting.value.toReversed().slice(0, MOST_SHOWN).map((kept) => html`<${Sale} key=${kept.id} kept=${kept} />`)}
  <li class="q-sum"><span>${word("sum", { n: waiting.value.length })}</span>
    <span class="num b">${formatDong(sum(waiting.value.map((kept) => kept.sale.total_dong)))}<span class="u">đ</span></span></li>
</ul>`;

/** @param {{kept: import("../store.js").Kept}} props */
const Sale = ({ kept }) => html`<li>
  <span class="q-n np">${kept.receipt}</span>
  <span class="mut num">${clockTime(Date.parse(kept.sale.device_at) + offsetMs.value)}</span>
  <span class="q-m">${meansOf(kept.sale)}</span>
  <span class="num b">${formatDong(kept.sale.total_dong)}</span>
</li>`;

/** @param {any} sale */
function meansOf({ payments }) {
  if (payments.length === 0) return "";
  if (payments.length > 1) return word("split");
  const [{ means, seen_at: seenAt }] = payments;
  const name = { cash: word("cash"), transfer: word("transfer"), card: word("card"), voucher: word("voucher") }[/** @type {"cash"} */ (means)];
  return means === "transfer" && !seenAt ? html`${name} <span class="badge badge-note">${word("unconfirmed")}</span>` : name;
}

const Troubled = () => html`<div class="msg msg-stop q-bad"><${Icon} name="alert-triangle" /><div>
  <p>${word("troubledNote")}</p>
  <ul>${troubled.value.map((kept) => html`<li><b class="np">${kept.receipt}</b> ${word(kept.status === "conflict" ? "statusConflict" : "statusRejected")}${kept.reason && `: ${kept.reason}`}</li>`)}</ul>
</div></div>`;
