// @ts-check
/** A small panel over the goods: the cart and the total stay in sight, and Esc closes it. */
import { html, useLayoutEffect, useRef } from "../../../vendor/preact.js";
import { goBack } from "../keys.js";
import { word } from "../words.js";
import { Icon } from "./parts.js";

/** @param {{title: string, className?: string, children?: unknown}} props */
export function Panel({ title, className = "ask", children }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const before = document.activeElement;
    const first = box.current?.querySelector("input") ?? box.current?.querySelector("button");
    /** @type {HTMLElement | null | undefined} */ (first)?.focus();
    return () => void (before instanceof HTMLElement && before.focus());
  }, []);
  return html`<section class=${className} ref=${box} role="dialog" aria-label=${title}>
    <div class="pop-h"><h2>${title}</h2>
      <button type="button" class="btn btn-q btn-icon btn-l" aria-label=${word("close")} onClick=${goBack}><${Icon} name="x" /></button>
    </div>
    ${children}
  </section>`;
}
