// @ts-check
/**
 * A scanner is a very fast keyboard: a burst of keys ended by Enter is a scan wherever the focus is. Its characters
 * are taken out of the field they fell into, and its Enter is not passed on.
 */
import { SILENCE, heard, isScan } from "../burst.js";

/** Android keyboards do not say which key it was; the characters then come with the input event. */
const UNSAID = new Set(["Unidentified", "Process"]);

let burst = SILENCE;
let unsaid = false;
/** @type {{field: HTMLInputElement, value: string} | null} */
let before = null;

/** @param {(code: string) => void} onScan */
export function listen(onScan) {
  window.addEventListener("keydown", (event) => onKey(event, onScan), { capture: true });
  window.addEventListener("input", (event) => onInput(/** @type {InputEvent} */ (event)), { capture: true });
}

/** @param {KeyboardEvent} event @param {(code: string) => void} onScan */
function onKey(event, onScan) {
  if (event.key === "Enter") return finish(event, onScan);
  unsaid = UNSAID.has(event.key);
  if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) hear(event.key, event.timeStamp);
}

/** @param {InputEvent} event */
function onInput(event) {
  if (unsaid && event.data) hear(event.data, event.timeStamp, event.data);
}

/** @param {string} character @param {number} at @param {string} [already] what the field shows of it by now */
function hear(character, at, already = "") {
  burst = heard(burst, character, at);
  if (burst.text !== character) return;
  const field = document.activeElement;
  before = field instanceof HTMLInputElement ? { field, value: shownBefore(field.value, already) } : null;
}

/** @param {string} value @param {string} already */
const shownBefore = (value, already) => (already && value.endsWith(already) ? value.slice(0, -already.length) : value);

/** @param {KeyboardEvent} event @param {(code: string) => void} onScan */
function finish(event, onScan) {
  const { text } = burst;
  const scanned = isScan(burst, event.timeStamp);
  burst = SILENCE;
  if (!scanned) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  takeBack();
  onScan(text);
}

/** The field shows again what it showed before the scan fell into it. */
function takeBack() {
  if (!before || before.field.value === before.value) return;
  before.field.value = before.value;
  before.field.dispatchEvent(new Event("input", { bubbles: true }));
}
