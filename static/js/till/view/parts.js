// @ts-check
/** Small pieces that every view uses. */
import { html, useLayoutEffect, useRef } from "../../../vendor/preact.js";
import { encode as encodeQR } from "../../../vendor/qr.js";
import { packOf } from "../../goods.js";
import { formatDong } from "../../money.js";
import { goBack } from "../keys.js";
import { word } from "../words.js";

/** An icon of the sprite, which stands in the page itself. @param {{name: string, size?: string}} props */
export const Icon = ({ name, size = "" }) =>
  html`<svg class=${`i ${size}`.trim()} aria-hidden="true"><use href=${`#${name}`} /></svg>`;

/** @param {{className?: string}} props */
export const Mark = ({ className = "mark" }) =>
  html`<svg class=${className} viewBox="0 0 48 48" aria-hidden="true"><use href="#mark" /></svg>`;

/** @param {{state: "level" | "fallen"}} props */
export const Pole = ({ state }) =>
  html`<svg class="art" viewBox="0 0 320 160" aria-hidden="true"><use href=${`#pole-${state}`} /></svg>`;

/** @param {{count: number}} props */
export const Stars = ({ count }) =>
  html`<span class="stars" role="img" aria-label=${word("stars", { n: count })}
    >${Array.from({ length: count }, () => html`<svg viewBox="0 0 16 16"><use href="#star" /></svg>`)}</span
  >`;

/** Stars only while the certificate is valid; once it has lapsed, a badge. @param {{product: any}} props */
export const Standing = ({ product }) =>
  product.stars > 0
    ? html`<${Stars} count=${product.stars} />`
    : product.certificate === "expired" && html`<span class="badge badge-stop">${word("expired")}</span>`;

/** A drawn package until there is a picture. @param {{product: any}} props */
export function Pack({ product }) {
  const { shape, colour } = packOf(product);
  return html`<svg class=${`pack p${colour}`} viewBox="0 0 40 40" aria-hidden="true">
    <use href=${`#pack-${shape}`} />
  </svg>`;
}

/** @param {{amount: number}} props */
export const Dong = ({ amount }) => html`<span class="num">${formatDong(amount)}</span><span class="u">đ</span>`;

/** @param {{text: string, tone?: string, children?: unknown}} props */
export const Message = ({ text, tone = "note", children }) => {
  const icon = { stop: "alert-triangle", ok: "circle-check" }[tone] ?? "info-circle";
  return html`<div class=${`msg msg-${tone}`} role=${tone === "stop" ? "alert" : "status"}>
    <${Icon} name=${icon} />
    <p>${text}</p>
    ${children}
  </div>`;
};

/** @param {{text: string}} props */
export const Key = ({ text }) => html`<span class="kbd">${text}</span>`;

export const BackToCart = () =>
  html`<div class="ph-r">
    <button type="button" class="btn btn-q btn-l" onClick=${goBack}>
      <${Icon} name="arrow-left" />${word("backToCart")} <${Key} text="Esc" />
    </button>
  </div>`;

/**
 * A field with its label; `big` for amounts that matter.
 * @param {{id: string, label: string, value: string, onInput: (text: string) => void, unit?: string, big?: boolean, bad?: boolean, type?: string, placeholder?: string, first?: boolean}} props
 */
export function Field({ id, label, value, onInput, unit = "", big = false, bad = false, type = "numeric", placeholder = "", first = false }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => void (first && field.current?.focus()), []);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <div class=${`input${big ? " input-xl" : ""}${bad ? " is-bad" : ""}`}>
      <input
        ref=${field}
        id=${id}
        class=${type === "text" ? "" : "num"}
        inputmode=${type}
        autocomplete="off"
        placeholder=${placeholder}
        value=${value}
        aria-invalid=${bad}
        onInput=${(/** @type {{currentTarget: HTMLInputElement}} */ event) => onInput(event.currentTarget.value)}
      />${unit && html`<span class="u">${unit}</span>`}
    </div>
  </div>`;
}

/** Why what was typed cannot be taken. @param {{text: string}} props */
export const Hint = ({ text }) => html`<p class="hint hint-bad" role="alert"><${Icon} name="alert-triangle" size="i-s" />${text}</p>`;

/** A QR code of whole modules, black on white also at night. @param {{text: string, label: string}} props */
export function QR({ text, label }) {
  const { size, data } = encodeQR(text, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return html`<svg class="qr" viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#fff" /><path d=${path} fill="#000" />
  </svg>`;
}

/** A press with the mouse leaves the focus in the field, so that Enter afterwards takes the money. @param {MouseEvent} event */
export const keepFocus = (event) => event.preventDefault();

/** Enter does what the filled button does. @param {() => unknown} act */
export function useEnter(act) {
  useLayoutEffect(() => {
    const listener = (/** @type {KeyboardEvent} */ event) => {
      const taken = event.defaultPrevented || event.repeat || event.target instanceof HTMLButtonElement;
      if (event.key !== "Enter" || taken || event.target instanceof HTMLAnchorElement) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  });
}
