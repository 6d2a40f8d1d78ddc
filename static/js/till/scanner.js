// @ts-check
/**
 * A scanner is a very fast keyboard: a burst of keys ended by Enter is a scan wherever the focus is. Its
 * characters are taken out of the field they fell into, and its Enter is not passed on.
 */

const MEAN_GAP_MS = 50;
const LONGEST_GAP_MS = 120;
const SHORTEST = 6;

/** @param {(code: string) => void} onScan */
export function listen(onScan) {
  /** @type {{text: string, times: number[], field: HTMLInputElement | null, before: string}} */
  let burst = fresh();

  window.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      if (isScan(burst)) finish(event);
      burst = fresh();
      return;
    }
    if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.timeStamp - (burst.times.at(-1) ?? event.timeStamp) > LONGEST_GAP_MS) burst = fresh();
    burst.text += event.key;
    burst.times.push(event.timeStamp);
  }, { capture: true });

  /** @param {KeyboardEvent} event */
  function finish(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    takeBack(burst);
    onScan(burst.text);
  }
}

function fresh() {
  const field = document.activeElement instanceof HTMLInputElement ? document.activeElement : null;
  return { text: "", times: /** @type {number[]} */ ([]), field, before: field?.value ?? "" };
}

/** @param {{text: string, times: number[]}} burst */
export function isScan({ text, times }) {
  if (text.length < SHORTEST) return false;
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 0;
  return (last - first) / (times.length - 1) <= MEAN_GAP_MS;
}

/** @param {{field: HTMLInputElement | null, before: string}} burst */
function takeBack({ field, before }) {
  if (!field || field.value === before) return;
  field.value = before;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
