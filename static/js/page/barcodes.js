// @ts-check
/** Tell of mistyped barcodes while they are typed. The form takes them all the same: houses invent codes of their own. */
import { doubtsOf } from "./doubts.js";

for (const told of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-doubts]"))) {
  const field = /** @type {HTMLInputElement | HTMLTextAreaElement | null} */ (
    document.getElementById(told.dataset.doubts ?? "")
  );
  const words = told.querySelector("span");
  const tell = () => {
    const doubts = doubtsOf(field?.value ?? "");
    told.hidden = doubts.length === 0;
    if (words) words.textContent = doubts.map(({ code, doubt }) => `${code}: ${told.dataset[doubt]}`).join("; ");
  };
  field?.addEventListener("input", tell);
  tell();
}
