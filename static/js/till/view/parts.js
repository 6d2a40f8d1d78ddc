// @ts-check
/** Small pieces that every view uses. */

import { html } from "../../../vendor/preact.js";
import { encode as encodeQR } from "../../../vendor/qr.js";
import { formatDong } from "../../money.js";
import { word } from "../words.js";

const SPRITE = "/static/icons.svg";

/** @param {{name: string, size?: string}} props */
export const Icon = ({ name, size = "" }) =>
  html`<svg class=${`i ${size}`.trim()} aria-hidden="true"><use href=${`${SPRITE}#${name}`} /></svg>`;

/** @param {{count: number}} props */
export const Stars = ({ count }) =>
  html`<span class="stars" role="img" aria-label=${word("stars", { n: count })}>
    ${Array.from({ length: count }, () => html`<svg viewBox="0 0 16 16"><use href=${`${SPRITE}#star`} /></svg>`)}
  </span>`;

const PACKS = ["pack-bag", "pack-jar", "pack-bottle", "pack-box", "pack-can", "pack-basket"];
const BY_WORD = [[/chai|lít|ml/, "pack-bottle"], [/hũ|lọ/, "pack-jar"], [/hộp/, "pack-box"], [/lon/, "pack-can"], [/cái|chiếc|giỏ/, "pack-basket"]];

/** A drawn package until there is a picture. @param {{unitText: string, code: string}} props */
export function Pack({ unitText, code }) {
  const name = BY_WORD.find(([shape]) => /** @type {RegExp} */ (shape).test(unitText))?.[1] ?? PACKS[0];
  const colour = `p${(code.charCodeAt(code.length - 1) % 4) + 1}`;
  return html`<svg class=${`pack ${colour}`} viewBox="0 0 34 34" aria-hidden="true"><use href=${`${SPRITE}#${name}`} /></svg>`;
}

/** @param {{amount: number}} props */
export const Dong = ({ amount }) => html`<span class="num">${formatDong(amount)}</span><span class="u">đ</span>`;

/** @param {{text: string, tone?: string}} props */
export const Message = ({ text, tone = "note" }) =>
  html`<div class=${`msg msg-${tone}`} role=${tone === "stop" ? "alert" : "status"}>
    <${Icon} name=${tone === "stop" ? "alert-triangle" : "info-circle"} /><p>${text}</p>
  </div>`;

/** A QR code of whole modules. @param {{text: string, label: string}} props */
export function QR({ text, label }) {
  const { size, data } = encodeQR(text, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return html`<svg viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${label} shape-rendering="crispEdges" class="qr">
    <rect width=${size} height=${size} fill="#fff" /><path d=${path} fill="#000" />
  </svg>`;
}
