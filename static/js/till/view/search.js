// @ts-check
/** The search field. What is typed waits a moment before it is searched, so that no figure of a scan is lost. */
import { html, useLayoutEffect, useRef } from "../../../vendor/preact.js";
import { plain } from "../../goods.js";
import { addProduct, typed } from "../acts.js";
import { ask } from "../keys.js";
import { byCode, query, raised } from "../state.js";
import { word } from "../words.js";
import { chooseFound, foundFor, goodsAt } from "./found.js";
import { Icon, Key } from "./parts.js";

const DEBOUNCE_MS = 90;
const CODE = /^[A-Z]*-?\d{4,}$/i;

const isPhone = matchMedia("(max-width: 640px)").matches;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

export function Search() {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => {
    const touch = matchMedia("(pointer: coarse)").matches;
    if (!touch) field.current?.focus();
    return () => clearTimeout(timer);
  }, []);
  return html`<div class="pick-top">
    <label class="input search"><${Icon} name="search" />
      <input ref=${field} type="search" autocomplete="off" spellcheck="false" enterkeyhint="done" placeholder=${word(isPhone ? "searchShort" : "search")}
        aria-label=${word("keySearch")} value=${query.value} onInput=${onInput} onKeyDown=${onKeyDown} onFocus=${() => (raised.value = false)} />
      <${Key} text="F2" /></label>
    <span class="scan"><${Icon} name="line-scan" /><span>${word("scanner")}</span></span>
    ${canSee && html`<button type="button" class="btn btn-icon btn-l see" aria-label=${word("camera")} onClick=${() => ask("camera")}><${Icon} name="scan" /></button>`}
  </div>`;
}

/** Whether this browser can read barcodes by itself. */
const canSee = "BarcodeDetector" in window && Boolean(navigator.mediaDevices);

/** @param {{currentTarget: HTMLInputElement}} event */
function onInput({ currentTarget }) {
  clearTimeout(timer);
  timer = setTimeout(() => (query.value = currentTarget.value), DEBOUNCE_MS);
}

/** @param {KeyboardEvent & {currentTarget: HTMLInputElement}} event */
function onKeyDown(event) {
  const { key, currentTarget: field } = event;
  const steps = { ArrowUp: -1, ArrowDown: 1 };
  if (key in steps && field.value.trim()) chooseFound(steps[/** @type {keyof typeof steps} */ (key)]);
  else if (key === "Enter" && field.value.trim()) void enter(field);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Enter takes a code as a scan does, else the chosen product. @param {HTMLInputElement} field */
async function enter(field) {
  clearTimeout(timer);
  const text = field.value.trim();
  query.value = text;
  const goods = foundFor(text);
  const isCode = /^\d{1,4}\*./.test(text) || byCode.value.has(plain(text)) || (!goods.length && CODE.test(text));
  if (isCode) await typed(text);
  else if (goods.length) await addProduct(goodsAt(goods));
  else return;
  query.value = "";
  field.value = "";
}
